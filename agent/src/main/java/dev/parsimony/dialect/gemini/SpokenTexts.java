/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks what counts as text out of contents: no ids, types, addresses, signatures or data. */
final class SpokenTexts {

  private static final Set<String> SPOKEN =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "candidates",
                  "code",
                  "codeExecutionResult",
                  "content",
                  "executableCode",
                  "functionCall",
                  "functionResponse",
                  "function_call",
                  "function_response",
                  "name",
                  "output",
                  "parts",
                  "text")));

  /* What functions take and give is JSON of the application's own. */
  private static final Set<String> JSON =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("args", "response")));

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
      } else if (JSON.contains(entry.getKey()) && entry.getValue() != null) {
        texts.add(asText(entry.getValue()));
      }
    }
  }

  static String asText(Object tree) {
    return new String(Json.write(tree), StandardCharsets.UTF_8);
  }

  private SpokenTexts() {}
}
