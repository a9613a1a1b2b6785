/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The events of one streamed message. */
final class MessageEvents {

  private static final List<String> LAST_COUNTS =
      List.of(
          "input_tokens",
          "cache_creation_input_tokens",
          "cache_read_input_tokens",
          "output_tokens",
          "output_tokens_details",
          "server_tool_use");

  private final List<ObjectNode> events = new ArrayList<>();
  private final ObjectNode message;

  MessageEvents(ObjectNode message) {
    this.message = message;
  }

  /** As Anthropic sends them. */
  List<byte[]> all() {
    return objects().stream().map(event -> Sse.event(event.path("type").asText(), event)).toList();
  }

  List<ObjectNode> objects() {
    add("message_start", Json.object().set("message", started()));
    int index = 0;
    for (JsonNode block : message.path("content")) {
      block(index++, block);
    }
    ObjectNode end = Json.object();
    end.putObject("delta")
        .setAll(only(message, List.of("stop_reason", "stop_sequence", "stop_details")));
    end.set("usage", only((ObjectNode) message.path("usage"), LAST_COUNTS));
    add("message_delta", end);
    add("message_stop", Json.object());
    return events;
  }

  private ObjectNode started() {
    ObjectNode started = message.deepCopy();
    started.putArray("content");
    started.putNull("stop_reason").putNull("stop_details");
    ObjectNode usage = (ObjectNode) started.path("usage");
    usage.put("output_tokens", 1).remove("output_tokens_details");
    return started;
  }

  private void block(int index, JsonNode block) {
    ObjectNode start = Json.object().put("index", index);
    start.set("content_block", emptied(block));
    add("content_block_start", start);
    if (index == 0) {
      add("ping", Json.object());
    }
    switch (block.path("type").asText()) {
      case "text" -> pieces(index, "text_delta", "text", block.path("text").asText());
      case "tool_use" -> {
        delta(index, "input_json_delta", "partial_json", "");
        pieces(index, "input_json_delta", "partial_json", spaced(block.path("input")));
      }
      default -> {
        pieces(index, "thinking_delta", "thinking", block.path("thinking").asText());
        delta(index, "signature_delta", "signature", block.path("signature").asText());
      }
    }
    add("content_block_stop", Json.object().put("index", index));
  }

  private static JsonNode emptied(JsonNode block) {
    ObjectNode emptied = block.deepCopy();
    for (String spoken : List.of("text", "thinking", "signature")) {
      if (emptied.has(spoken)) {
        emptied.put(spoken, "");
      }
    }
    if (emptied.has("input")) {
      emptied.putObject("input");
    }
    emptied.remove("citations");
    return emptied;
  }

  private static String spaced(JsonNode input) {
    return Json.compact(input).replace(",\"", ", \"");
  }

  private void pieces(int index, String type, String name, String text) {
    Answer.pieces(text).forEach(piece -> delta(index, type, name, piece));
  }

  private void delta(int index, String type, String name, String piece) {
    ObjectNode event = Json.object().put("index", index);
    event.putObject("delta").put("type", type).put(name, piece);
    add("content_block_delta", event);
  }

  private void add(String type, ObjectNode members) {
    ObjectNode event = Json.object().put("type", type);
    event.setAll(members);
    events.add(event);
  }

  private static ObjectNode only(ObjectNode all, List<String> names) {
    ObjectNode only = Json.object();
    names.forEach(name -> only.set(name, all.path(name)));
    return only;
  }
}
