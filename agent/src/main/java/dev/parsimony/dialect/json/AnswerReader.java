/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.ToolUse;
import java.util.ArrayList;
import java.util.List;

/** Collects what an answer says, of which each format has the parts in places of its own. */
public final class AnswerReader {

  private final List<String> texts = new ArrayList<>();
  private final List<ToolUse> toolUses = new ArrayList<>();

  /**
   * A text, or the texts of a list of parts as one. What a part has beside a text is a thought or a
   * call.
   */
  public void addText(JsonNode content) {
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

  /** A call whose arguments are a text; nothing where it is not an object. */
  public void addCall(JsonNode call) {
    String arguments = call.member("arguments").string();
    if (call.is(JsonNode.Kind.OBJECT)) {
      toolUses.add(new ToolUse(call.member("name").string(), arguments == null ? "" : arguments));
    }
  }

  /** A call whose arguments are a value. */
  public void addCall(JsonNode name, JsonNode arguments) {
    toolUses.add(new ToolUse(name.string(), arguments.json()));
  }

  public GivenAnswer answer() {
    return new GivenAnswer(texts, toolUses);
  }
}
