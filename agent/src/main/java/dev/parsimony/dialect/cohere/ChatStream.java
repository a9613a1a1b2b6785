/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event stream of a chat, folded as far as it came. */
final class ChatStream {

  private final Map<String, @Nullable Object> reply = new LinkedHashMap<>();
  private final MessageFold message = new MessageFold();
  private boolean failed;
  private boolean malformed;
  private boolean ended;
  private boolean joinable = true;

  private ChatStream() {}

  static ChatStream read(byte[] stream) {
    ChatStream folded = new ChatStream();
    EventStream events = new EventStream(stream);
    try {
      while (!folded.ended && events.advance() && !events.isDone()) {
        folded.add(Json.object(events.json()));
      }
    } catch (MalformedBodyException e) {
      folded.malformed = true;
    }
    return folded;
  }

  boolean isMalformed() {
    return malformed;
  }

  boolean isFailed() {
    return failed;
  }

  /** Whether the last event came. */
  boolean isEnded() {
    return ended;
  }

  /** The reply that the same call would have got without streaming, as far as it came. */
  Map<String, @Nullable Object> whole() {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(reply);
    whole.put("message", message.whole());
    Fold.settled(whole);
    return whole;
  }

  byte[] join() throws MalformedBodyException {
    if (malformed || failed || !joinable || !message.isJoinable()) {
      throw new MalformedBodyException("the stream holds what a whole reply has no place for");
    }
    if (!ended || !reply.containsKey("id") || !reply.containsKey("usage")) {
      throw new MalformedBodyException("the stream lacks what a whole reply must have");
    }
    return Json.write(whole());
  }

  private void add(Map<String, @Nullable Object> event) throws MalformedBodyException {
    Map<String, @Nullable Object> delta = Json.object(event.get("delta"));
    switch (String.valueOf(event.get("type"))) {
      case "message-start":
        joinable &= reply.isEmpty() && Json.isText(event.get("id"));
        reply.put("id", event.get("id"));
        message.start(Json.object(delta.get("message")));
        break;
      case "message-end":
        end(delta);
        break;
      default:
        // What a token weighs has another form in a whole reply.
        joinable &= Json.isBlank(event.get("logprobs"));
        message.add(event, Json.object(delta.get("message")));
    }
  }

  private void end(Map<String, @Nullable Object> delta) {
    ended = true;
    failed = delta.get("error") != null || "ERROR".equals(delta.get("finish_reason"));
    for (Map.Entry<String, @Nullable Object> entry : delta.entrySet()) {
      if (!entry.getKey().equals("error")) {
        reply.put(entry.getKey(), entry.getValue());
      }
    }
  }
}
