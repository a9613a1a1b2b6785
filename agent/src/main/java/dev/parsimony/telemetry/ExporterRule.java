/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes from a list of exporters those that we have: {@code otlp}, or {@code none} at all. */
final class ExporterRule implements SettingRule {

  static final String NONE = "none";
  private static final String OTLP = "otlp";

  /* An agent does not write to the application's standard output. */
  private static final Set<String> STDOUT =
      new HashSet<>(Arrays.asList("console", "logging", "logging-otlp", "otlp-stdout"));

  @Override
  public @Nullable String usable(String value) {
    boolean silent = false;
    for (String item : value.toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = item.trim();
      if (name.equals(OTLP)) {
        return OTLP;
      }
      silent |= name.equals(NONE) || STDOUT.contains(name);
    }
    return silent ? NONE : null;
  }
}
