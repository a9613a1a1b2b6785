/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.Json;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks what counts as text out of messages and items: no ids, types, addresses or data. */
final class SpokenTexts {

  private static final Set<String> SPOKEN =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "arguments",
                  "content",
                  "custom",
                  "function",
                  "function_call",
                  "input",
                  "name",
                  "output",
                  "reasoning",
                  "reasoning_content",
                  "refusal",
                  "summary",
                  "text",
                  "tool_calls")));

  static void collect(@Nullable Object value, List<String> texts) {
    if (Json.isText(value)) {
      texts.add((String) value);
    }
    for (Object element : Json.array(value)) {
      collect(element, texts);
    }
    for (Map.Entry<String, @Nullable Object> entry : Json.object(value).entrySet()) {
      if (SPOKEN.contains(entry.getKey())) {
        collect(entry.getValue(), texts);
      }
    }
  }

  private SpokenTexts() {}
}
