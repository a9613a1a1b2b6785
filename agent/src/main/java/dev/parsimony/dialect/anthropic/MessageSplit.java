/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.wire.EventWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a whole message into the events of its stream. */
final class MessageSplit {

  /* What is known only at the end, and with which part of the last event it comes. */
  private static final List<String> IN_DELTA =
      Collections.unmodifiableList(
          Arrays.asList("stop_reason", "stop_sequence", "stop_details", "container"));
  private static final List<String> BESIDE_DELTA =
      Collections.unmodifiableList(Arrays.asList("context_management", "input_transformations"));
  private static final List<String> LAST_COUNTS =
      Collections.unmodifiableList(
          Arrays.asList(
              "input_tokens",
              "cache_creation_input_tokens",
              "cache_read_input_tokens",
              "output_tokens",
              "output_tokens_details",
              "server_tool_use",
              "iterations",
              "fallback_credit"));

  private final Map<String, @Nullable Object> message;
  private final EventWriter events = new EventWriter();

  private MessageSplit(Map<String, @Nullable Object> message) {
    this.message = message;
  }

  static byte[] split(byte[] whole) throws MalformedBodyException {
    Map<String, @Nullable Object> message = Json.object(Json.read(whole));
    if (message.get("stop_reason") == null || message.get("error") != null) {
      throw new MalformedBodyException("the message is not finished");
    }
    if (Json.object(message.get("usage")).isEmpty()) {
      throw new MalformedBodyException("the message has no usage");
    }
    return new MessageSplit(message).toBytes();
  }

  private byte[] toBytes() throws MalformedBodyException {
    event("message_start", "message", started());
    List<@Nullable Object> content = Json.array(message.get("content"));
    for (int i = 0; i < content.size(); i++) {
      BlockSplit.split(this, i, Json.object(content.get(i)));
    }
    Map<String, @Nullable Object> last =
        Json.objectOf(
            "delta",
            only(IN_DELTA, message),
            "usage",
            only(LAST_COUNTS, Json.object(message.get("usage"))));
    last.putAll(only(BESIDE_DELTA, message));
    event("message_delta", last);
    event("message_stop");
    return events.toBytes();
  }

  /** Adds an event; the members follow its type. */
  void event(String type, @Nullable Object... namesAndValues) {
    event(type, Json.objectOf(namesAndValues));
  }

  private void event(String type, Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> event = Json.objectOf("type", type);
    event.putAll(members);
    events.event(type, event);
  }

  /* The message as it was before anything was said. */
  private Map<String, @Nullable Object> started() {
    Map<String, @Nullable Object> started = new LinkedHashMap<>(message);
    started.put("content", Collections.emptyList());
    for (String name : IN_DELTA) {
      started.replace(name, null);
    }
    started.keySet().removeAll(BESIDE_DELTA);
    Map<String, @Nullable Object> usage = new LinkedHashMap<>(Json.object(message.get("usage")));
    usage.replace("output_tokens", 0);
    usage.replace("output_tokens_details", null);
    started.put("usage", usage);
    return started;
  }

  private static Map<String, @Nullable Object> only(
      List<String> names, Map<String, @Nullable Object> all) {
    Map<String, @Nullable Object> only = new LinkedHashMap<>(all);
    only.keySet().retainAll(names);
    return only;
  }
}
