/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import dev.parsimony.dialect.wire.EventWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a whole reply into the events of its stream. */
final class ChatSplit {

  private final EventWriter events = new EventWriter();

  private ChatSplit() {}

  static byte[] split(byte[] whole) throws MalformedBodyException {
    Map<String, @Nullable Object> reply = Json.object(Json.read(whole));
    if (!(reply.get("message") instanceof Map) || reply.get("finish_reason") == null) {
      throw new MalformedBodyException("the reply is not finished");
    }
    if (!Json.isText(reply.get("id")) || Json.object(reply.get("usage")).isEmpty()) {
      throw new MalformedBodyException("the reply lacks what a stream must have");
    }
    if (!Json.isBlank(reply.get("logprobs"))) {
      throw new MalformedBodyException("what a token weighs has another form in a stream");
    }
    return new ChatSplit().toBytes(reply, Json.object(reply.get("message")));
  }

  private byte[] toBytes(Map<String, @Nullable Object> reply, Map<String, @Nullable Object> message)
      throws MalformedBodyException {
    start(reply, message);
    Object plan = message.get(MessageFold.PLAN);
    if (Json.isText(plan)) {
      event("tool-plan-delta", null, Json.objectOf(MessageFold.PLAN, plan));
    }
    List<@Nullable Object> content = Json.array(message.get(MessageFold.CONTENT));
    for (int i = 0; i < content.size(); i++) {
      content(i, Json.object(content.get(i)));
    }
    List<@Nullable Object> calls = Json.array(message.get(MessageFold.CALLS));
    for (int i = 0; i < calls.size(); i++) {
      call(i, Json.object(calls.get(i)));
    }
    List<@Nullable Object> citations = Json.array(message.get(MessageFold.CITATIONS));
    for (int i = 0; i < citations.size(); i++) {
      event("citation-start", i, Json.objectOf(MessageFold.CITATIONS, citations.get(i)));
      event("citation-end", i, null);
    }
    end(reply);
    return events.toBytes();
  }

  private void start(Map<String, @Nullable Object> reply, Map<String, @Nullable Object> message)
      throws MalformedBodyException {
    for (Map.Entry<String, @Nullable Object> entry : message.entrySet()) {
      if (!isKnown(entry.getKey()) && !Json.isBlank(entry.getValue())) {
        throw new MalformedBodyException("the message holds what a stream has no place for");
      }
    }
    Map<String, @Nullable Object> begun =
        Json.objectOf("role", message.get("role"), MessageFold.CONTENT, Collections.emptyList());
    begun.put(MessageFold.PLAN, "");
    begun.put(MessageFold.CALLS, Collections.emptyList());
    begun.put(MessageFold.CITATIONS, Collections.emptyList());
    Map<String, @Nullable Object> event =
        Json.objectOf("id", reply.get("id"), "type", "message-start");
    event.put("delta", Json.objectOf("message", begun));
    events.event("message-start", event);
  }

  private static boolean isKnown(String name) {
    switch (name) {
      case "role":
      case MessageFold.CONTENT:
      case MessageFold.PLAN:
      case MessageFold.CALLS:
      case MessageFold.CITATIONS:
        return true;
      default:
        return false;
    }
  }

  private void content(int index, Map<String, @Nullable Object> block)
      throws MalformedBodyException {
    String type = String.valueOf(block.get("type"));
    if (!type.equals("text") && !type.equals("thinking")) {
      throw new MalformedBodyException("a block of an unknown type");
    }
    Map<String, @Nullable Object> begun = new LinkedHashMap<>(block);
    begun.put(type, "");
    event("content-start", index, Json.objectOf(MessageFold.CONTENT, begun));
    Map<String, @Nullable Object> piece = Json.objectOf(type, block.get(type));
    event("content-delta", index, Json.objectOf(MessageFold.CONTENT, piece));
    event("content-end", index, null);
  }

  private void call(int index, Map<String, @Nullable Object> call) {
    Map<String, @Nullable Object> function = new LinkedHashMap<>(Json.object(call.get("function")));
    Object arguments = function.replace("arguments", "");
    Map<String, @Nullable Object> begun = new LinkedHashMap<>(call);
    begun.put("function", function);
    event("tool-call-start", index, Json.objectOf(MessageFold.CALLS, begun));
    Map<String, @Nullable Object> piece =
        Json.objectOf("function", Json.objectOf("arguments", arguments));
    event("tool-call-delta", index, Json.objectOf(MessageFold.CALLS, piece));
    event("tool-call-end", index, null);
  }

  private void end(Map<String, @Nullable Object> reply) {
    Map<String, @Nullable Object> delta = new LinkedHashMap<>(reply);
    delta.remove("id");
    delta.remove("message");
    events.event("message-end", Json.objectOf("type", "message-end", "delta", delta));
  }

  private void event(
      String type, @Nullable Integer index, @Nullable Map<String, @Nullable Object> said) {
    Map<String, @Nullable Object> event = Json.objectOf("type", type);
    if (index != null) {
      event.put("index", index);
    }
    if (said != null) {
      event.put("delta", Json.objectOf("message", said));
    }
    events.event(type, event);
  }
}
