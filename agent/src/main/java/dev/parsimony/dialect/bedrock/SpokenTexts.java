/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.TextMembers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks what counts as text out of messages: no ids, types, addresses, signatures or data. */
final class SpokenTexts {

  private static final TextMembers MEMBERS =
      TextMembers.spoken(
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
              "toolUse")
          // What tools take and give is JSON of the application's own.
          .andJson("input", "json");

  static void collect(@Nullable Object value, List<String> texts) {
    MEMBERS.collect(value, texts);
  }

  private SpokenTexts() {}
}
