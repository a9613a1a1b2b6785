/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.policy.cache.redis.client.Credentials;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the environment holds for a Redis. */
final class RedisSecrets {

  private static final int SHORTEST_KEY = 16;

  private final RedisSettings settings;
  private final Function<String, @Nullable String> environment;

  RedisSecrets(RedisSettings settings, Function<String, @Nullable String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  Credentials credentials() throws UnusableStoreException {
    return new Credentials(
        value("username-variable", settings.usernameVariable(), 1),
        value("password-variable", settings.passwordVariable(), 1));
  }

  /** What answers are encrypted with; null for not at all. */
  @Nullable String key() throws UnusableStoreException {
    return value("key-variable", settings.keyVariable(), SHORTEST_KEY);
  }

  private @Nullable String value(String setting, @Nullable String variable, int shortest)
      throws UnusableStoreException {
    if (variable == null) {
      return null;
    }
    String value = environment.apply(variable);
    if (value == null || value.length() < shortest) {
      throw new UnusableStoreException(
          "the "
              + setting
              + " "
              + variable
              + (value == null ? " is not set" : " has " + value.length() + " characters"),
          "at least " + shortest);
    }
    return value;
  }
}
