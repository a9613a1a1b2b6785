/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The events of one streamed reply of the Responses API. */
final class ResponseEvents {

  private final List<byte[]> events = new ArrayList<>();
  private final Question question;
  private final Answer answer;
  private final ResponseItems items;

  ResponseEvents(Question question, Answer answer, ResponseItems items) {
    this.question = question;
    this.answer = answer;
    this.items = items;
  }

  List<byte[]> all(ObjectNode unfinished, ObjectNode finished) {
    whole("response.created", unfinished);
    whole("response.in_progress", unfinished);
    for (int i = 0; i < items.all().size(); i++) {
      item(i, items.all().get(i));
    }
    String status = ResponsesEndpoint.status(answer);
    if (!status.equals("in_progress")) {
      whole("response." + status, finished);
    }
    return events;
  }

  private void whole(String type, ObjectNode response) {
    ObjectNode event = event(type);
    event.set("response", response);
    add(event);
  }

  private void item(int index, ObjectNode item) {
    String type = item.path("type").asText();
    outputItem("response.output_item.added", index, started(item.deepCopy()));
    if (type.equals("message")) {
      message(index, item);
    } else if (type.equals("function_call")) {
      functionCall(index, item);
    }
    outputItem("response.output_item.done", index, item);
  }

  private static ObjectNode started(ObjectNode item) {
    if (item.has("content")) {
      item.putArray("content");
    }
    if (item.has("arguments")) {
      item.put("arguments", "");
    }
    return item.has("status") ? item.put("status", "in_progress") : item;
  }

  private void outputItem(String type, int index, ObjectNode item) {
    ObjectNode event = event(type).put("output_index", index);
    event.set("item", item);
    add(event);
  }

  private void message(int index, ObjectNode item) {
    ObjectNode part = (ObjectNode) item.at("/content/0");
    boolean refused = part.has("refusal");
    String field = refused ? "refusal" : "text";
    String name = refused ? "response.refusal" : "response.output_text";
    String text = part.path(field).asText();
    part(index, item, "response.content_part.added", part.deepCopy().put(field, ""));
    for (String piece : Answer.pieces(text)) {
      ObjectNode delta = within(name + ".delta", index, item).put("delta", piece);
      add(padded(refused ? delta : withLogprobs(delta, piece)));
    }
    ObjectNode done = within(name + ".done", index, item).put(field, text);
    add(refused ? done : withLogprobs(done, text));
    part(index, item, "response.content_part.done", part);
  }

  private ObjectNode withLogprobs(ObjectNode event, String text) {
    event.set("logprobs", ResponseItems.logprobs(question, text));
    return event;
  }

  private void part(int index, ObjectNode item, String type, JsonNode part) {
    ObjectNode event = within(type, index, item);
    event.set("part", part);
    add(event);
  }

  private void functionCall(int index, ObjectNode item) {
    String arguments = item.path("arguments").asText();
    String type = "response.function_call_arguments";
    for (String piece : Answer.pieces(arguments)) {
      add(padded(of(type + ".delta", index, item).put("delta", piece)));
    }
    String name = item.path("name").asText();
    add(of(type + ".done", index, item).put("arguments", arguments).put("name", name));
  }

  private ObjectNode within(String type, int index, ObjectNode item) {
    return of(type, index, item).put("content_index", 0);
  }

  private ObjectNode of(String type, int index, ObjectNode item) {
    return event(type).put("item_id", item.path("id").asText()).put("output_index", index);
  }

  private ObjectNode event(String type) {
    return Json.object().put("type", type).put("sequence_number", events.size());
  }

  private ObjectNode padded(ObjectNode event) {
    return question.padded() ? event.put("obfuscation", Ids.padding()) : event;
  }

  private void add(ObjectNode event) {
    events.add(Sse.event(event.path("type").asText(), event));
  }
}
