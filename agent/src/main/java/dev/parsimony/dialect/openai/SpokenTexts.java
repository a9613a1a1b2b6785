/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.TextMembers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks what counts as text out of messages and items: no ids, types, addresses or data. */
final class SpokenTexts {

  private static final TextMembers MEMBERS =
      TextMembers.spoken(
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
          "thinking",
          "tool_calls");

  static void collect(@Nullable Object value, List<String> texts) {
    MEMBERS.collect(value, texts);
  }

  private SpokenTexts() {}
}
