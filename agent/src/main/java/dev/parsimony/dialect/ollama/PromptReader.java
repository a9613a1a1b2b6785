/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

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

/** Reads the prompt of any of the endpoints. */
final class PromptReader {

  private static final PromptTable TABLE =
      PromptTable.builder()
          .within("content", "function", "tool_calls")
          .json(Part.Kind.TOOL_CALL, "arguments")
          .texts(Part.Kind.FIXED, "name", "thinking")
          .media("images")
          .build();
  private static final List<String> SAID =
      Collections.unmodifiableList(Arrays.asList("prompt", "suffix", "input"));
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("tools", "format"));

  static Prompt read(byte[] body) {
    return Prompts.read(body, PromptReader::read);
  }

  private static Prompt read(JsonNode request) {
    List<Message> messages = new ArrayList<>();
    Prompts.add(Role.SYSTEM, request.member("system"), TABLE, messages);
    for (String name : SAID) {
      Prompts.add(Role.USER, request.member(name), TABLE, messages);
    }
    addImages(request.member("images"), messages);
    for (JsonNode element : request.member("messages").elements()) {
      messages.add(Prompts.message(element, TABLE));
    }
    return new Prompt(messages, Prompts.schemas(request, SCHEMAS));
  }

  private static void addImages(JsonNode images, List<Message> messages) {
    for (JsonNode image : images.elements()) {
      Part part = Part.json(Part.Kind.MEDIA, "", image.place());
      messages.add(Message.by(Role.USER).add(part).build());
    }
  }

  private PromptReader() {}
}
