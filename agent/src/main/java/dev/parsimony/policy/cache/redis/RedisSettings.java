/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import static java.util.Objects.requireNonNull;

import dev.parsimony.policy.cache.level.StoreSecret;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.policy.cache.redis.client.Credentials;
import dev.parsimony.policy.cache.redis.client.RedisUrl;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the configuration says about answers in Redis. Counts from the start on. Immutable. */
public final class RedisSettings {

  private static final Setting<RedisUrl> URL =
      Setting.of(
              "url",
              Kinds.of(
                  "a Redis URL",
                  "redis://host:port/database, redis-cluster://host:port,host:port or"
                      + " redis-sentinel://host:port,host:port/database#master, each as rediss for"
                      + " TLS, without user and password",
                  RedisUrl::parse,
                  RedisUrl::toString),
              "The Redis or Valkey that the JVMs of a fleet share answers in; without it, none.")
          .example("'rediss://redis.acme.com:6379'");
  private static final Setting<String> USERNAME_VARIABLE =
      StoreSecret.variable(
          "username-variable",
          "The environment variable with the user's name; without it, the default user.",
          "REDIS_USER");
  private static final Setting<String> PASSWORD_VARIABLE =
      StoreSecret.variable(
          "password-variable",
          "The environment variable with the password; without it, none is sent.",
          "REDIS_PASSWORD");
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
      Setting.of(
              "prefix",
              Kinds.of(
                  "a prefix",
                  "1 to 64 letters, digits, '.', '_', ':' or '-'",
                  text -> text.matches("[A-Za-z0-9._:-]{1,64}") ? text : null,
                  text -> text),
              "What all keys begin with. JVMs with the same prefix share their answers.")
          .defaultsTo("parsimony");

  /** The section of the level in Redis. */
  public static final Section SECTION =
      Section.of(
          "redis",
          "Answers that a fleet shares. Read when the agent starts; later changes wait for the next"
              + " start.",
          URL,
          USERNAME_VARIABLE,
          PASSWORD_VARIABLE,
          StoreSecret.KEY_VARIABLE,
          TIMEOUT,
          MAX_ENTRY_SIZE,
          PREFIX);

  private final Values values;

  private RedisSettings(Values values) {
    this.values = values;
  }

  public static RedisSettings of(Values values) {
    return new RedisSettings(values);
  }

  /** Whether answers are shared at all. */
  public boolean enabled() {
    return values.find(URL) != null;
  }

  RedisUrl url() {
    return requireNonNull(values.find(URL), "not enabled");
  }

  /** The name of the variable; null for the default user. */
  @Nullable String usernameVariable() {
    return values.find(USERNAME_VARIABLE);
  }

  /** The name of the variable; null for no password. */
  @Nullable String passwordVariable() {
    return values.find(PASSWORD_VARIABLE);
  }

  Credentials credentials(Function<String, @Nullable String> environment)
      throws UnusableStoreException {
    return new Credentials(
        StoreSecret.value(USERNAME_VARIABLE.key(), usernameVariable(), environment, 1),
        StoreSecret.value(PASSWORD_VARIABLE.key(), passwordVariable(), environment, 1));
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

  String prefix() {
    return values.get(PREFIX);
  }
}
