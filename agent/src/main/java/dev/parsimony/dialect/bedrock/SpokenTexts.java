/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks what counts as text out of messages: no ids, types, addresses, signatures or data. */
final class SpokenTexts {

  private static final Set<String> SPOKEN =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "citationsContent",
                  "content",
                  "context",
                  "document",
                  "guardContent",
                  "name",
                  "reasoningContent",
                  "reasoningText",
                  "searchResult",
                  "source",
                  "text",
                  "title",
                  "toolResult",
                  "toolUse")));

  /* What tools take and give is JSON of the application's own. */
  private static final Set<String> JSON =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("input", "json")));

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
        texts.add(new String(Json.write(entry.getValue()), StandardCharsets.UTF_8));
      }
    }
  }

  private SpokenTexts() {}
}
