/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a prompt, found only when somebody wants them. */
final class PromptTexts {

  private static final List<String> PLAIN =
      Collections.unmodifiableList(Arrays.asList("system", "prompt", "suffix", "input"));
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("tools", "format"));

  private final byte[] body;

  PromptTexts(byte[] body) {
    this.body = body;
  }

  /** What is said, then the schemas as JSON text. */
  List<String> all() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    for (String name : PLAIN) {
      add(request.get(name), texts);
    }
    for (Object message : Json.array(request.get("messages"))) {
      collect(Json.object(message), "content", texts);
    }
    for (String name : SCHEMAS) {
      if (!Json.isBlank(request.get(name)) && !(request.get(name) instanceof String)) {
        texts.add(Json.writeText(request.get(name)));
      }
    }
    return texts;
  }

  /** The field for it, and what the messages of the system say. */
  String system() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    add(request.get("system"), texts);
    for (Object message : Json.array(request.get("messages"))) {
      if ("system".equals(Json.object(message).get("role"))) {
        add(Json.object(message).get("content"), texts);
      }
    }
    return String.join("\n", texts);
  }

  /** Adds what one message says: thoughts, text and calls of tools. */
  static void collect(Map<String, @Nullable Object> message, String text, List<String> texts) {
    add(message.get("thinking"), texts);
    add(message.get(text), texts);
    for (Object call : Json.array(message.get("tool_calls"))) {
      Map<String, @Nullable Object> function = Json.object(Json.object(call).get("function"));
      add(function.get("name"), texts);
      if (function.get("arguments") != null) {
        texts.add(Json.writeText(function.get("arguments")));
      }
    }
  }

  private static void add(@Nullable Object value, List<String> texts) {
    if (Json.isText(value)) {
      texts.add((String) value);
    }
    for (Object element : Json.array(value)) {
      add(element, texts);
    }
  }
}
