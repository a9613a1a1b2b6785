/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks what counts as text out of messages and blocks: no ids, types, signatures or data. */
final class SpokenTexts {

  static void collect(@Nullable Object value, List<String> texts) {
    if (Json.isText(value)) {
      texts.add((String) value);
    }
    for (Object element : Json.array(value)) {
      collect(element, texts);
    }
    for (Map.Entry<String, @Nullable Object> entry : Json.object(value).entrySet()) {
      collectMember(entry.getKey(), entry.getValue(), Json.object(value), texts);
    }
  }

  private static void collectMember(
      String name,
      @Nullable Object value,
      Map<String, @Nullable Object> block,
      List<String> texts) {
    switch (name) {
      case "content":
      case "source":
      case "text":
      case "thinking":
      case "title":
        collect(value, texts);
        break;
      case "name":
        texts.add(String.valueOf(value));
        break;
      case "input":
        texts.add(Json.writeText(value));
        break;
      case "data":
        // Of a document that is given as text.
        if ("text".equals(block.get("type"))) {
          collect(value, texts);
        }
        break;
      default:
    }
  }

  private SpokenTexts() {}
}
