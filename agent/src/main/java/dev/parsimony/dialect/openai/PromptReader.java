/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.PromptTable;
import dev.parsimony.dialect.json.Prompts;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the prompt of any of the endpoints: their fields go by different names. */
final class PromptReader {

  private static final PromptTable TABLE =
      PromptTable.builder()
          .within("content", "custom", "function", "function_call", "text", "tool_calls")
          .texts(Part.Kind.TOOL_CALL, "arguments", "input")
          .texts(Part.Kind.TOOL_RESULT, "output")
          .texts(
              Part.Kind.FIXED,
              "name",
              "reasoning",
              "reasoning_content",
              "refusal",
              "summary",
              "thinking")
          .media("image_url", "input_audio", "file", "file_id", "file_url", "file_data")
          .bound("encrypted_content")
          .cacheMark("prompt_cache_breakpoint", "cache_control")
          .build();
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("tools", "functions", "response_format", "text"));
  private static final List<String> SAID =
      Collections.unmodifiableList(Arrays.asList("messages", "input", "prompt", "suffix"));

  private final JsonNode request;
  private final List<Message> messages = new ArrayList<>();

  private PromptReader(JsonNode request) {
    this.request = request;
  }

  static Prompt read(byte[] body) {
    return Prompts.read(body, request -> new PromptReader(request).prompt());
  }

  private Prompt prompt() {
    add(Role.SYSTEM, request.member("instructions"));
    for (String name : SAID) {
      JsonNode said = request.member(name);
      if (said.is(JsonNode.Kind.ARRAY)) {
        said.elements().forEach(this::addElement);
      } else {
        add(Role.USER, said);
      }
    }
    return new Prompt(messages, Prompts.schemas(request, SCHEMAS));
  }

  private void add(Role role, JsonNode text) {
    if (text.string() != null) {
      Message.Builder message = Message.by(role);
      TABLE.read(text, Part.Kind.TEXT, message);
      messages.add(message.build());
    }
  }

  private void addElement(JsonNode element) {
    String type = element.member("type").string();
    Role role = role(element.member("role").string(), type);
    Message.Builder message = Message.by(role).place(element.place());
    TABLE.read(element, role == Role.TOOL ? Part.Kind.TOOL_RESULT : Part.Kind.TEXT, message);
    for (JsonNode call : element.member("tool_calls").elements()) {
      message.calls(call.member("id").string());
    }
    String id = element.member("call_id").string();
    if (role == Role.TOOL) {
      message.answers(id == null ? element.member("tool_call_id").string() : id);
    } else {
      message.calls(id);
    }
    messages.add(message.build());
  }

  /* An item of the Responses API has a type where it has no role. */
  private static Role role(@Nullable String role, @Nullable String type) {
    if (role == null) {
      return type == null || type.startsWith("input_")
          ? Role.USER
          : type.endsWith("_output") ? Role.TOOL : Role.ASSISTANT;
    }
    return Prompts.role(role);
  }
}
