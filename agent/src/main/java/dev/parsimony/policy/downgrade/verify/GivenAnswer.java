/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade.verify;

import dev.parsimony.dialect.wire.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer says, and which tools it calls, in the formats of OpenAI and Anthropic. */
final class GivenAnswer {

  private final List<String> texts = new ArrayList<>();
  private final List<ToolUse> toolUses = new ArrayList<>();

  /** Reads an answer; null for a format that is not known here. */
  static @Nullable GivenAnswer of(String dialect, JsonNode reply) {
    GivenAnswer answer = new GivenAnswer();
    switch (dialect) {
      case "openai.chat":
        reply
            .member("choices")
            .elements()
            .forEach(each -> answer.addChoice(each.member("message")));
        return answer;
      case "openai.responses":
        reply.member("output").elements().forEach(answer::addItem);
        return answer;
      case "anthropic.messages":
      case "anthropic.vertex":
      case "bedrock.invoke.claude":
        answer.addBlocks(reply.member("content"));
        return answer;
      default:
        return null;
    }
  }

  /** The text of each choice; none where one has no text. */
  List<String> texts() {
    return texts;
  }

  List<ToolUse> toolUses() {
    return toolUses;
  }

  private void addChoice(JsonNode message) {
    addText(message.member("content"));
    for (JsonNode call : message.member("tool_calls").elements()) {
      addCall(call.member("function"));
    }
    addCall(message.member("function_call"));
  }

  private void addItem(JsonNode item) {
    String type = String.valueOf(item.member("type").string());
    if (type.equals("message")) {
      addText(item.member("content"));
    } else if (type.equals("function_call")) {
      addCall(item);
    }
  }

  private void addBlocks(JsonNode content) {
    addText(content);
    for (JsonNode block : content.elements()) {
      if ("tool_use".equals(block.member("type").string())) {
        JsonNode input = block.member("input");
        toolUses.add(new ToolUse(block.member("name").string(), input.json()));
      }
    }
  }

  /* What a part has beside a text is a thought or a call. */
  private void addText(JsonNode content) {
    String plain = content.string();
    StringBuilder joined = new StringBuilder(plain == null ? "" : plain);
    for (JsonNode part : content.elements()) {
      String text = part.member("text").string();
      joined.append(text == null ? "" : text);
    }
    if (joined.length() > 0) {
      texts.add(joined.toString());
    }
  }

  private void addCall(JsonNode call) {
    String arguments = call.member("arguments").string();
    if (call.is(JsonNode.Kind.OBJECT)) {
      toolUses.add(new ToolUse(call.member("name").string(), arguments == null ? "" : arguments));
    }
  }

  /** One call of a tool. */
  static final class ToolUse {

    final @Nullable String name;
    final String arguments;

    ToolUse(@Nullable String name, String arguments) {
      this.name = name;
      this.arguments = arguments;
    }
  }
}
