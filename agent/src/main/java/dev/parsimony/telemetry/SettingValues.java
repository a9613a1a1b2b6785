/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The usable settings by type; null stands for one that is not set. */
final class SettingValues {

  private final Map<String, String> values;

  /**
   * @param values what the rules of {@link OtelSettings} let pass
   */
  SettingValues(Map<String, String> values) {
    this.values = values;
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  @Nullable Integer count(String name) {
    String value = values.get(name);
    return value == null ? null : Integer.valueOf(value);
  }

  @Nullable Duration duration(String name) {
    String value = values.get(name);
    return value == null ? null : Duration.ofMillis(SettingRule.millis(value));
  }

  /** The pairs of a list, the last of a name, without those that are empty. */
  Map<String, String> pairs(String name, boolean plusIsSpace) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : text(name, "").split(",", -1)) {
      Pair pair = Pair.parse(text, plusIsSpace);
      if (pair != null && !pair.value().isEmpty()) {
        pairs.put(pair.key(), pair.value());
      }
    }
    return pairs;
  }
}
