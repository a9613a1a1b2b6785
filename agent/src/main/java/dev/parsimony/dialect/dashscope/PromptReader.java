/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

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

/** Reads the prompt of an input: messages, or a prompt with what was said before it. */
final class PromptReader {

  private static final PromptTable TABLE =
      PromptTable.builder()
          .within("bot", "content", "function", "text", "tool_calls", "user")
          .texts(Part.Kind.TOOL_CALL, "arguments")
          .texts(Part.Kind.FIXED, "name", "reasoning_content")
          .media("audio", "file_ids", "file_url", "image", "video")
          .cacheMark("cache_control")
          .build();
  private static final List<String> PLAIN =
      Collections.unmodifiableList(Arrays.asList("prompt", "texts", "contents"));

  static Prompt read(byte[] body) {
    return Prompts.read(body, PromptReader::read);
  }

  private static Prompt read(JsonNode request) {
    JsonNode input = request.member("input");
    List<Message> messages = new ArrayList<>();
    for (JsonNode element : input.member("messages").elements()) {
      messages.add(Prompts.message(element, TABLE));
    }
    for (JsonNode turn : input.member("history").elements()) {
      Message.Builder message = Message.by(Role.USER).place(turn.place());
      TABLE.read(turn, Part.Kind.TEXT, message);
      messages.add(message.build());
    }
    PLAIN.forEach(name -> Prompts.add(Role.USER, input.member(name), TABLE, messages));
    List<String> tools = Collections.singletonList("tools");
    return new Prompt(messages, Prompts.schemas(request.member("parameters"), tools));
  }

  private PromptReader() {}
}
