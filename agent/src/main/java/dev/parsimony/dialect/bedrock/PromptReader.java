/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

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

/** Reads the prompts of Converse, of Nova, and of formats whose prompt is a field of its own. */
final class PromptReader {

  private static final String RESULT = "toolResult";
  private static final String CALL = "toolUse";
  private static final PromptTable TABLE =
      PromptTable.builder()
          .within("content", "context", "document", "guardContent", "source", "text", CALL)
          .texts(Part.Kind.TOOL_RESULT, RESULT)
          .json(Part.Kind.TOOL_CALL, "input")
          .json(Part.Kind.TOOL_RESULT, "json")
          .texts(
              Part.Kind.FIXED,
              "citationsContent",
              "name",
              "reasoningContent",
              "reasoningText",
              "searchResult",
              "title")
          .media("audio", "bytes", "image", "s3Location", "video")
          .bound("signature", "redactedContent")
          .cacheMark("cachePoint")
          .build();
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("toolConfig", "outputConfig"));

  /** Of messages. */
  static Prompt read(byte[] body) {
    return Prompts.read(body, PromptReader::read);
  }

  /** Of fields that hold nothing but texts. */
  static Prompt readPlain(byte[] body, String... fields) {
    return Prompts.read(
        body,
        request -> {
          List<Message> messages = new ArrayList<>();
          for (String field : fields) {
            Prompts.add(Role.USER, request.member(field), TABLE, messages);
          }
          return new Prompt(messages, Collections.emptyList());
        });
  }

  private static Prompt read(JsonNode request) {
    List<Message> messages = new ArrayList<>();
    Prompts.add(Role.SYSTEM, request.member("system"), TABLE, messages);
    for (JsonNode element : request.member("messages").elements()) {
      messages.add(message(element));
    }
    // What a prompt is filled in with that the provider keeps.
    for (JsonNode variable : request.member("promptVariables").children()) {
      Prompts.add(Role.USER, variable, TABLE, messages);
    }
    return new Prompt(messages, Prompts.schemas(request, SCHEMAS));
  }

  private static Message message(JsonNode element) {
    Message.Builder message = Message.by(role(element)).place(element.place());
    TABLE.read(element, Part.Kind.TEXT, message);
    for (JsonNode block : element.member("content").elements()) {
      message.calls(block.member(CALL).member("toolUseId").string());
      message.answers(block.member(RESULT).member("toolUseId").string());
    }
    return message.build();
  }

  /* What tools gave back is said by the user. */
  private static Role role(JsonNode element) {
    Role role = Prompts.role(element.member("role").string());
    List<JsonNode> blocks = element.member("content").elements();
    boolean results = !blocks.isEmpty() && blocks.stream().allMatch(PromptReader::isResult);
    return results && role == Role.USER ? Role.TOOL : role;
  }

  private static boolean isResult(JsonNode block) {
    return block.member(RESULT).is(JsonNode.Kind.OBJECT)
        || block.member("cachePoint").is(JsonNode.Kind.OBJECT);
  }

  private PromptReader() {}
}
