/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Setting;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is kept from a configuration: it names the variables of the environment that hold it. */
public final class StoreSecret {

  /** The setting that names the variable with the key which answers are encrypted with. */
  public static final Setting<String> KEY_VARIABLE =
      variable(
          "key-variable",
          "The environment variable with the key, at least 16 characters, that answers are"
              + " encrypted with; without it, they are not.",
          "MY_APP_CACHE_KEY");

  private static final int SHORTEST_KEY = 16;

  private StoreSecret() {}

  /** A setting that names a variable. */
  public static Setting<String> variable(String key, String description, String example) {
    return Setting.of(
            key,
            Kinds.of(
                "a variable",
                "the name of an environment variable",
                text -> text.matches("[A-Za-z_][A-Za-z0-9_]{0,127}") ? text : null,
                text -> text),
            description)
        .example(example);
  }

  /** What answers are encrypted with; null where they are not. */
  public static @Nullable String key(
      @Nullable String variable, Function<String, @Nullable String> environment)
      throws UnusableStoreException {
    return value(KEY_VARIABLE.key(), variable, environment, SHORTEST_KEY);
  }

  /**
   * The value of a variable.
   *
   * @param setting the key of the setting that names it
   * @param variable null where the setting is not set; so is its value then
   * @param shortest how many characters it has at least
   */
  public static @Nullable String value(
      String setting,
      @Nullable String variable,
      Function<String, @Nullable String> environment,
      int shortest)
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
