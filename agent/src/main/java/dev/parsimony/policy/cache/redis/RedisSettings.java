/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.cache.level.StoreSecret;
import dev.parsimony.redis.RedisAccess;
import dev.parsimony.redis.RedisUrl;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the configuration says about answers in Redis. Counts from the start on. Immutable. */
public final class RedisSettings {

  private static final Setting<RedisUrl> URL =
      RedisAccess.url(
          "The Redis or Valkey that the JVMs of a fleet share answers in; without it, none.");
  private static final Setting<Duration> TIMEOUT =
      Setting.of(
              "timeout",
              Kinds.duration("1ms", "1s"),
              "How long a call waits for Redis; then it goes on without.")
          .defaultsTo(Duration.ofMillis(20));
  private static final Setting<Long> MAX_ENTRY_SIZE =
      Setting.of(
              "max-entry-size",
              Kinds.size("1KiB", "64MiB"),
              "An answer larger than this is not kept there, and not taken from there.")
          .defaultsTo(1L << 20);
  private static final Setting<String> PREFIX =
      RedisAccess.prefix(
          "What all keys begin with. JVMs with the same prefix share their answers.");

  /** The section of the level in Redis. */
  public static final Section SECTION =
      Section.of(
          "redis",
          "Answers that a fleet shares. Read when the agent starts; later changes wait for the next"
              + " start.",
          URL,
          RedisAccess.USERNAME_VARIABLE,
          RedisAccess.PASSWORD_VARIABLE,
          StoreSecret.KEY_VARIABLE,
          TIMEOUT,
          MAX_ENTRY_SIZE,
          PREFIX);

  private final Values values;
  private final RedisAccess access;

  private RedisSettings(Values values) {
    this.values = values;
    this.access = new RedisAccess(URL, PREFIX, values);
  }

  public static RedisSettings of(Values values) {
    return new RedisSettings(values);
  }

  /** Whether answers are shared at all. */
  public boolean enabled() {
    return access.enabled();
  }

  /** Where, as whom, and under which keys. */
  RedisAccess access() {
    return access;
  }

  /** The name of the variable; null for no encryption. */
  @Nullable String keyVariable() {
    return values.find(StoreSecret.KEY_VARIABLE);
  }

  long timeoutNanos() {
    return values.get(TIMEOUT).toNanos();
  }

  int maxEntryBytes() {
    return Math.toIntExact(values.get(MAX_ENTRY_SIZE));
  }
}
