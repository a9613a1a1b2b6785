/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an application says to a model, in no format yet. Immutable. */
final class Prompt {

  private final String tools;
  private final String system;
  private final List<List<String>> turns;

  private Prompt(String tools, String system, List<List<String>> turns) {
    this.tools = tools;
    this.system = system;
    this.turns = turns;
  }

  static Prompt of(String system) {
    return new Prompt("", system, List.of());
  }

  /** With a tool of that description. */
  Prompt tools(String description) {
    return new Prompt(description, system, turns);
  }

  /** With one more turn, the user's first, of one or more blocks. */
  Prompt say(String... blocks) {
    List<List<String>> longer = new ArrayList<>(turns);
    longer.add(List.of(blocks));
    return new Prompt(tools, system, longer);
  }

  /** As the body of a request for Anthropic's messages. */
  String messages(String model) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("model", model);
    body.put("max_tokens", 100);
    if (!tools.isEmpty()) {
      body.put("tools", List.of(tool("input_schema", Map.of("type", "object"))));
    }
    if (!system.isEmpty()) {
      body.put("system", system);
    }
    List<Object> messages = new ArrayList<>();
    for (List<String> turn : turns) {
      boolean user = messages.size() % 2 == 0;
      Object content =
          turn.size() == 1
              ? turn.get(0)
              : turn.stream().map(text -> Json.objectOf("type", "text", "text", text)).toList();
      messages.add(Json.objectOf("role", user ? "user" : "assistant", "content", content));
    }
    body.put("messages", messages);
    return Json.writeText(body);
  }

  /** As the body of a request for OpenAI's chat. */
  String chat(String model) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("model", model);
    if (!tools.isEmpty()) {
      Object function = tool("parameters", Map.of("type", "object"));
      body.put("tools", List.of(Json.objectOf("type", "function", "function", function)));
    }
    List<Object> messages = new ArrayList<>();
    if (!system.isEmpty()) {
      messages.add(Json.objectOf("role", "system", "content", system));
    }
    for (int i = 0; i < turns.size(); i++) {
      String said = String.join("\n", turns.get(i));
      messages.add(Json.objectOf("role", i % 2 == 0 ? "user" : "assistant", "content", said));
    }
    body.put("messages", messages);
    return Json.writeText(body);
  }

  /** As the body of a request for Converse. */
  String converse() {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    if (!tools.isEmpty()) {
      Object spec = tool("inputSchema", Map.of("json", Map.of("type", "object")));
      body.put("toolConfig", Json.objectOf("tools", List.of(Json.objectOf("toolSpec", spec))));
    }
    if (!system.isEmpty()) {
      body.put("system", List.of(Json.objectOf("text", system)));
    }
    List<Object> messages = new ArrayList<>();
    for (List<String> turn : turns) {
      String role = messages.size() % 2 == 0 ? "user" : "assistant";
      Object content = turn.stream().map(text -> Json.objectOf("text", text)).toList();
      messages.add(Json.objectOf("role", role, "content", content));
    }
    body.put("messages", messages);
    return Json.writeText(body);
  }

  private Map<String, @Nullable Object> tool(String schemaName, Map<String, ?> schema) {
    return Json.objectOf("name", "look_up", "description", tools, schemaName, schema);
  }

  /** What all prompts of one application begin with. */
  String beginning() {
    return tools + '\n' + system + (tools.isEmpty() && system.isEmpty() ? turns.get(0) : "");
  }
}
