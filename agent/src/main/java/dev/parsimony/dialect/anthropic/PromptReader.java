/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

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

/** Reads the prompt of messages. What tools gave back is said by the user. */
final class PromptReader {

  private static final String RESULT = "tool_result";
  private static final PromptTable TABLE =
      PromptTable.builder()
          .within("content", "source", "text")
          .textsOf("text", Part.Kind.TEXT, "data")
          .textsOf(RESULT, Part.Kind.TOOL_RESULT, "content")
          .json(Part.Kind.TOOL_CALL, "input")
          .texts(Part.Kind.FIXED, "name", "thinking", "title")
          .media("data", "url", "file_id")
          .bound("signature", "encrypted_content")
          .boundOf("redacted_thinking", "data")
          .cacheMark("cache_control")
          .build();
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("tools", "output_config", "output_format"));

  static Prompt read(byte[] body) {
    return Prompts.read(body, PromptReader::read);
  }

  private static Prompt read(JsonNode request) {
    List<Message> messages = new ArrayList<>();
    Prompts.add(Role.SYSTEM, request.member("system"), TABLE, messages);
    for (JsonNode element : request.member("messages").elements()) {
      messages.add(message(element));
    }
    return new Prompt(messages, Prompts.schemas(request, SCHEMAS));
  }

  private static Message message(JsonNode element) {
    Message.Builder message = Message.by(role(element)).place(element.place());
    TABLE.read(element, Part.Kind.TEXT, message);
    for (JsonNode block : element.member("content").elements()) {
      if (is(RESULT, block)) {
        message.answers(block.member("tool_use_id").string());
      } else if (is("tool_use", block)) {
        message.calls(block.member("id").string());
      }
    }
    return message.build();
  }

  private static Role role(JsonNode element) {
    Role role = Prompts.role(element.member("role").string());
    List<JsonNode> blocks = element.member("content").elements();
    boolean results = !blocks.isEmpty() && blocks.stream().allMatch(block -> is(RESULT, block));
    return results && role == Role.USER ? Role.TOOL : role;
  }

  private static boolean is(String type, JsonNode block) {
    return type.equals(block.member("type").string());
  }

  private PromptReader() {}
}
