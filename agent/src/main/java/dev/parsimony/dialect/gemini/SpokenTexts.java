/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.json.TextMembers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks what counts as text out of contents: no ids, types, addresses, signatures or data. */
final class SpokenTexts {

  private static final TextMembers MEMBERS =
      TextMembers.spoken(
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
              "text")
          // What functions take and give is JSON of the application's own.
          .andJson("args", "response");

  static void collect(@Nullable Object value, List<String> texts) {
    MEMBERS.collect(value, texts);
  }

  private SpokenTexts() {}
}
