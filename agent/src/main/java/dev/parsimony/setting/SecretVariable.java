/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is kept from a configuration: it names the variables of the environment that hold it. */
public final class SecretVariable {

  /** A setting that names a variable. */
  public static Setting<String> named(String key, String description, String example) {
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
      throws MissingSecretException {
    if (variable == null) {
      return null;
    }
    String value = environment.apply(variable);
    if (value == null || value.length() < shortest) {
      throw new MissingSecretException(
          "the "
              + setting
              + " "
              + variable
              + (value == null ? " is not set" : " has " + value.length() + " characters"),
          shortest);
    }
    return value;
  }

  private SecretVariable() {}
}
