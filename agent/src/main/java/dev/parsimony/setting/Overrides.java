/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values that properties and environment variables put over single settings. */
public final class Overrides {

  private static final String PREFIX = "parsimony.";

  private final Environment environment;
  private final Set<String> asked = new TreeSet<>();

  public Overrides(Environment environment) {
    this.environment = environment;
    asked.add(PREFIX + "config");
  }

  /** The property that overrides a key. */
  public static String property(String key) {
    return PREFIX + key;
  }

  /** The environment variable that overrides a key. */
  public static String variable(String key) {
    return variablePart(PREFIX + key);
  }

  /** A key, or a part of one, as it stands in the name of a variable. */
  public static String variablePart(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** The value given for a key, the property's before the variable's; null for none. */
  @Nullable Node find(String key, Kind<?> kind) {
    asked.add(property(key));
    String property = environment.property(property(key));
    if (property != null && !property.trim().isEmpty()) {
      return kind.fromLine(property.trim(), Origin.property(property(key)));
    }
    String variable = environment.variable(variable(key));
    if (variable != null && !variable.trim().isEmpty()) {
      return kind.fromLine(variable.trim(), Origin.variable(variable(key)));
    }
    return null;
  }

  /** One warning for each property of ours that no setting has asked for. */
  public Set<String> unknownProperties() {
    Set<String> warnings = new TreeSet<>();
    for (String name : environment.propertyNames()) {
      if (name.startsWith(PREFIX) && !asked.contains(name)) {
        warnings.add(
            "property -D" + Node.unquoted(name) + " is not known" + Suggestion.among(asked, name));
      }
    }
    return warnings;
  }
}
