/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

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

/** Reads the prompt of contents, whose names may be spelt in snake case. */
final class PromptReader {

  private static final List<String> CALLS = names("functionCall", "function_call");
  private static final List<String> RESULTS = names("functionResponse", "function_response");
  private static final List<String> SYSTEM = names("systemInstruction", "system_instruction");
  private static final List<String> CONFIGS = names("generationConfig", "generation_config");
  private static final List<String> SCHEMAS =
      names("responseSchema", "response_schema", "responseJsonSchema", "response_json_schema");
  private static final PromptTable TABLE =
      PromptTable.builder()
          .within("content", "parts", "text", "functionCall", "function_call")
          .within("functionResponse", "function_response")
          .texts(Part.Kind.FIXED, "code", "codeExecutionResult", "executableCode", "name", "output")
          .json(Part.Kind.TOOL_CALL, "args")
          .json(Part.Kind.TOOL_RESULT, "response")
          .media("inlineData", "inline_data", "fileData", "file_data")
          .bound("thoughtSignature", "thought_signature")
          .build();

  static Prompt read(byte[] body) {
    return Prompts.read(body, PromptReader::read);
  }

  private static Prompt read(JsonNode request) {
    List<Message> messages = new ArrayList<>();
    for (String name : SYSTEM) {
      Prompts.add(message(Role.SYSTEM, request.member(name)).build(), messages);
    }
    for (JsonNode element : request.member("contents").elements()) {
      messages.add(message(role(element), element).place(element.place()).build());
    }
    // Of embeddings.
    Prompts.add(message(Role.USER, request.member("content")).build(), messages);
    for (JsonNode element : request.member("requests").elements()) {
      messages.add(message(Role.USER, element.member("content")).place(element.place()).build());
    }
    List<Part> schemas = Prompts.schemas(request, Collections.singletonList("tools"));
    CONFIGS.forEach(name -> schemas.addAll(Prompts.schemas(request.member(name), SCHEMAS)));
    return new Prompt(messages, schemas);
  }

  private static Message.Builder message(Role role, JsonNode content) {
    Message.Builder message = Message.by(role);
    if (!content.is(JsonNode.Kind.OBJECT)) {
      TABLE.read(content, Part.Kind.TEXT, message);
    }
    for (JsonNode part : parts(content)) {
      boolean thought = "true".equals(part.member("thought").json());
      TABLE.read(part, thought ? Part.Kind.FIXED : Part.Kind.TEXT, message);
      CALLS.forEach(name -> message.calls(id(part.member(name))));
      RESULTS.forEach(name -> message.answers(id(part.member(name))));
    }
    return message;
  }

  /* There may be one that stands by itself. */
  private static List<JsonNode> parts(JsonNode content) {
    JsonNode parts = content.member("parts");
    return parts.is(JsonNode.Kind.OBJECT) ? Collections.singletonList(parts) : parts.elements();
  }

  /* Where there is no id, a result belongs to the call of its name. */
  private static @Nullable String id(JsonNode call) {
    String id = call.member("id").string();
    return id == null ? call.member("name").string() : id;
  }

  private static Role role(JsonNode element) {
    Role role = Prompts.role(element.member("role").string());
    List<JsonNode> parts = parts(element);
    boolean results = !parts.isEmpty() && parts.stream().allMatch(PromptReader::isResult);
    return results && role == Role.USER ? Role.TOOL : role;
  }

  private static boolean isResult(JsonNode part) {
    return RESULTS.stream().anyMatch(name -> part.member(name).is(JsonNode.Kind.OBJECT));
  }

  private static List<String> names(String... names) {
    return Collections.unmodifiableList(Arrays.asList(names));
  }

  private PromptReader() {}
}
