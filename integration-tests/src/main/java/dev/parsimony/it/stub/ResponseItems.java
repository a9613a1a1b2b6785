/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The output items of one reply of the Responses API, finished. */
record ResponseItems(List<ObjectNode> all) {

  static ResponseItems of(Question question, Answer answer) {
    List<ObjectNode> items = new ArrayList<>();
    if (question.reasons()) {
      items.add(reasoning(question));
    }
    if (answer.toolCalls().isEmpty()) {
      items.add(message(question, answer));
    }
    answer.toolCalls().forEach(call -> items.add(functionCall(call)));
    return new ResponseItems(items);
  }

  private static ObjectNode reasoning(Question question) {
    ObjectNode item = Json.object().put("id", Ids.hex("rs_")).put("type", "reasoning");
    item.putArray("summary");
    if (included(question, "reasoning.encrypted_content")) {
      item.put("encrypted_content", "gAAAAA" + question.hash());
    }
    return item;
  }

  private static ObjectNode message(Question question, Answer answer) {
    ObjectNode item = Json.object().put("id", Ids.hex("msg_")).put("type", "message");
    item.put("status", answer.finish() == Finish.STOP ? "completed" : "incomplete");
    item.putArray("content").add(part(question, answer));
    return item.put("role", "assistant");
  }

  private static ObjectNode part(Question question, Answer answer) {
    if (answer.refusal() != null) {
      return Json.object().put("type", "refusal").put("refusal", answer.refusal());
    }
    ObjectNode part = Json.object().put("type", "output_text");
    part.putArray("annotations");
    part.set("logprobs", logprobs(question, answer.text()));
    return part.put("text", answer.text());
  }

  static ArrayNode logprobs(Question question, String text) {
    return included(question, "message.output_text.logprobs") ? Logprobs.of(text) : Json.array();
  }

  private static ObjectNode functionCall(ToolCall call) {
    return Json.object()
        .put("id", Ids.hex("fc_"))
        .put("type", "function_call")
        .put("status", "completed")
        .put("arguments", call.arguments())
        .put("call_id", Ids.next("call_"))
        .put("name", call.name());
  }

  private static boolean included(Question question, String what) {
    for (var include : question.body().path("include")) {
      if (include.asText().equals(what)) {
        return true;
      }
    }
    return false;
  }
}
