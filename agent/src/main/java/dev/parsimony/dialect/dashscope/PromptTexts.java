/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import dev.parsimony.dialect.json.TextMembers;
import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a prompt, found only when somebody wants them. */
final class PromptTexts {

  /** Those that a message or an input says. */
  static final TextMembers SPOKEN =
      TextMembers.spoken(
          "messages",
          "prompt",
          "history",
          "user",
          "bot",
          "texts",
          "contents",
          "content",
          "reasoning_content",
          "text",
          "tool_calls",
          "function",
          "name",
          "arguments");

  private final byte[] body;

  PromptTexts(byte[] body) {
    this.body = body;
  }

  /** What is said, then the tools as JSON text. */
  List<String> all() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    SPOKEN.collect(request.get("input"), texts);
    Object tools = Json.object(request.get("parameters")).get("tools");
    if (!Json.isBlank(tools)) {
      texts.add(Json.writeText(tools));
    }
    return texts;
  }

  /** What the messages of the system say. */
  String system() {
    List<String> texts = new ArrayList<>();
    Object input = Json.membersOf(body).get("input");
    for (Object message : Json.array(Json.object(input).get("messages"))) {
      if ("system".equals(Json.object(message).get("role"))) {
        SPOKEN.collect(Json.object(message).get("content"), texts);
      }
    }
    return String.join("\n", texts);
  }
}
