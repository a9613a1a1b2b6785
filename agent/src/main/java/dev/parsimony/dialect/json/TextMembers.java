/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.Json;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a format's members that count as text, at whatever depth; all others do not. */
public final class TextMembers {

  private final Set<String> spoken;
  private final Set<String> json;

  private TextMembers(Set<String> spoken, Set<String> json) {
    this.spoken = spoken;
    this.json = json;
  }

  /** Members whose texts are looked for within. */
  public static TextMembers spoken(String... names) {
    return new TextMembers(set(names), Collections.emptySet());
  }

  /** With members whose value is JSON of the application's own, and counts as it is written. */
  public TextMembers andJson(String... names) {
    return new TextMembers(spoken, set(names));
  }

  /** Adds all texts of a tree. */
  public void collect(@Nullable Object value, List<String> texts) {
    if (Json.isText(value)) {
      texts.add((String) value);
    }
    for (Object element : Json.array(value)) {
      collect(element, texts);
    }
    for (Map.Entry<String, @Nullable Object> entry : Json.object(value).entrySet()) {
      if (spoken.contains(entry.getKey())) {
        collect(entry.getValue(), texts);
      } else if (json.contains(entry.getKey()) && entry.getValue() != null) {
        texts.add(Json.writeText(entry.getValue()));
      }
    }
  }

  private static Set<String> set(String... names) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
  }
}
