/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import dev.parsimony.dialect.json.Schemas;
import dev.parsimony.dialect.json.TextMembers;
import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a prompt, found only when somebody wants them. */
final class PromptTexts {

  /** Those that a message says. */
  static final TextMembers SPOKEN =
      TextMembers.spoken(
              "content",
              "text",
              "thinking",
              "tool_plan",
              "tool_calls",
              "function",
              "name",
              "arguments",
              "document")
          .andJson("data");

  private static final List<String> SAID =
      Collections.unmodifiableList(Arrays.asList("messages", "documents", "texts", "inputs"));
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("tools", "response_format"));

  private final byte[] body;

  PromptTexts(byte[] body) {
    this.body = body;
  }

  /** What is said, then the schemas as JSON text. */
  List<String> all() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    for (String name : SAID) {
      SPOKEN.collect(request.get(name), texts);
    }
    Schemas.collect(request, SCHEMAS, texts);
    return texts;
  }

  /** What the messages of the system say. */
  String system() {
    List<String> texts = new ArrayList<>();
    for (Object message : Json.array(Json.membersOf(body).get("messages"))) {
      if ("system".equals(Json.object(message).get("role"))) {
        SPOKEN.collect(Json.object(message).get("content"), texts);
      }
    }
    return String.join("\n", texts);
  }
}
