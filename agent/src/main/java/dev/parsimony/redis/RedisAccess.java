/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import static java.util.Objects.requireNonNull;

import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.MissingSecretException;
import dev.parsimony.setting.SecretVariable;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which Redis, who the agent is there, and what its keys begin with. Immutable. */
public final class RedisAccess {

  /** The setting that names the variable with the user's name. */
  public static final Setting<String> USERNAME_VARIABLE =
      SecretVariable.named(
          "username-variable",
          "The environment variable with the user's name; without it, the default user.",
          "REDIS_USER");

  /** The setting that names the variable with the password. */
  public static final Setting<String> PASSWORD_VARIABLE =
      SecretVariable.named(
          "password-variable",
          "The environment variable with the password; without it, none is sent.",
          "REDIS_PASSWORD");

  private final Setting<RedisUrl> url;
  private final Setting<String> prefix;
  private final Values values;

  /**
   * @param url made by {@link #url}
   * @param prefix made by {@link #prefix}
   */
  public RedisAccess(Setting<RedisUrl> url, Setting<String> prefix, Values values) {
    this.url = url;
    this.prefix = prefix;
    this.values = values;
  }

  /** The setting that says where it is. */
  public static Setting<RedisUrl> url(String description) {
    return Setting.of(
            "url",
            Kinds.of(
                "a Redis URL",
                "redis://host:port/database, redis-cluster://host:port,host:port or"
                    + " redis-sentinel://host:port,host:port/database#master, each as rediss for"
                    + " TLS, without user and password",
                RedisUrl::parse,
                RedisUrl::toString),
            description)
        .example("'rediss://redis.acme.com:6379'");
  }

  /** The setting that says what all keys begin with. */
  public static Setting<String> prefix(String description) {
    return Setting.of(
            "prefix",
            Kinds.of(
                "a prefix",
                "1 to 64 letters, digits, '.', '_', ':' or '-'",
                text -> text.matches("[A-Za-z0-9._:-]{1,64}") ? text : null,
                text -> text),
            description)
        .defaultsTo("parsimony");
  }

  /** Whether there is one. */
  public boolean enabled() {
    return values.find(url) != null;
  }

  public RedisUrl url() {
    return requireNonNull(values.find(url), "not enabled");
  }

  public String prefix() {
    return values.get(prefix);
  }

  /** The name of the variable; null for the default user. */
  public @Nullable String usernameVariable() {
    return values.find(USERNAME_VARIABLE);
  }

  /** The name of the variable; null for no password. */
  public @Nullable String passwordVariable() {
    return values.find(PASSWORD_VARIABLE);
  }

  /**
   * @param environment the variables of the process
   */
  public Credentials credentials(Function<String, @Nullable String> environment)
      throws MissingSecretException {
    return new Credentials(
        SecretVariable.value(USERNAME_VARIABLE.key(), usernameVariable(), environment, 1),
        SecretVariable.value(PASSWORD_VARIABLE.key(), passwordVariable(), environment, 1));
  }
}
