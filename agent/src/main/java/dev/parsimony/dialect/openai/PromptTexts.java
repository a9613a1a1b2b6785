/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.Schemas;
import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a prompt, found only when somebody wants them. */
final class PromptTexts {

  private static final List<String> CONVERSATION =
      Collections.unmodifiableList(
          Arrays.asList("instructions", "messages", "input", "prompt", "suffix"));
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("tools", "functions", "response_format", "text"));
  private final byte[] body;

  PromptTexts(byte[] body) {
    this.body = body;
  }

  /** What is said, then the schemas as JSON text. */
  List<String> all() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    for (String name : CONVERSATION) {
      SpokenTexts.collect(request.get(name), texts);
    }
    Schemas.collect(request, SCHEMAS, texts);
    return texts;
  }

  /** The instructions, and what the messages of system and developer say. */
  String system() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(request.get("instructions"), texts);
    collectSystem(Json.array(request.get("messages")), texts);
    collectSystem(Json.array(request.get("input")), texts);
    return String.join("\n", texts);
  }

  private static void collectSystem(List<@Nullable Object> messages, List<String> texts) {
    for (Object message : messages) {
      Object role = Json.object(message).get("role");
      if ("system".equals(role) || "developer".equals(role)) {
        SpokenTexts.collect(Json.object(message).get("content"), texts);
      }
    }
  }
}
