/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

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

/** Reads the prompt of either endpoint. */
final class PromptReader {

  private static final PromptTable TABLE =
      PromptTable.builder()
          .within("content", "document", "function", "text", "tool_calls")
          .texts(Part.Kind.TOOL_CALL, "arguments")
          .json(Part.Kind.TOOL_RESULT, "data")
          .texts(Part.Kind.FIXED, "name", "thinking", "tool_plan")
          .media("image_url")
          .build();
  private static final List<String> EMBEDDED =
      Collections.unmodifiableList(Arrays.asList("texts", "inputs"));
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("tools", "response_format"));

  static Prompt read(byte[] body) {
    return Prompts.read(body, PromptReader::read);
  }

  private static Prompt read(JsonNode request) {
    List<Message> messages = new ArrayList<>();
    // First, so that the last message is the question.
    for (JsonNode document : request.member("documents").elements()) {
      Message.Builder message = Message.by(Role.USER).place(document.place());
      TABLE.read(document, Part.Kind.TEXT, message);
      messages.add(message.build());
    }
    for (JsonNode element : request.member("messages").elements()) {
      messages.add(Prompts.message(element, TABLE));
    }
    EMBEDDED.forEach(name -> Prompts.add(Role.USER, request.member(name), TABLE, messages));
    return new Prompt(messages, Prompts.schemas(request, SCHEMAS));
  }

  private PromptReader() {}
}
