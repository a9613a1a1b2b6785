/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.AnswerReader;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;

/** Takes whole answers apart: what is said in them, and which tools they call. */
final class SaidAnswer {

  private final AnswerReader answer = new AnswerReader();

  /** Reads a chat completion. */
  static GivenAnswer ofChoices(byte[] body) throws MalformedBodyException {
    SaidAnswer said = new SaidAnswer();
    for (JsonNode choice : JsonNode.read(body).member("choices").elements()) {
      said.addMessage(choice.member("message"));
    }
    return said.answer.answer();
  }

  /** Reads a response. */
  static GivenAnswer ofItems(byte[] body) throws MalformedBodyException {
    SaidAnswer said = new SaidAnswer();
    JsonNode.read(body).member("output").elements().forEach(said::addItem);
    return said.answer.answer();
  }

  private void addMessage(JsonNode message) {
    answer.addText(message.member("content"));
    for (JsonNode call : message.member("tool_calls").elements()) {
      answer.addCall(call.member("function"));
    }
    answer.addCall(message.member("function_call"));
  }

  private void addItem(JsonNode item) {
    String type = String.valueOf(item.member("type").string());
    if (type.equals("message")) {
      answer.addText(item.member("content"));
    } else if (type.equals("function_call")) {
      answer.addCall(item);
    }
  }
}
