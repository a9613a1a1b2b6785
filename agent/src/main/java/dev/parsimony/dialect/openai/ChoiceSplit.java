/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits one whole choice of a chat: role first, then what was said, then the end. */
final class ChoiceSplit {

  private final Map<String, @Nullable Object> choice;
  private final Map<String, @Nullable Object> message;
  private final List<Map<String, @Nullable Object>> pieces = new ArrayList<>();
  private final boolean mistral;

  private ChoiceSplit(Map<String, @Nullable Object> choice, ChunkFormat format) {
    this.choice = choice;
    this.mistral = format == ChunkFormat.MISTRAL;
    this.message = Json.object(choice.get("message"));
  }

  static List<Map<String, @Nullable Object>> split(
      Map<String, @Nullable Object> choice, ChunkFormat format) throws MalformedBodyException {
    ChoiceSplit split = new ChoiceSplit(choice, format);
    split.addStart();
    split.addRest();
    split.addText("refusal");
    split.addContent();
    split.addCalls();
    split.addEnd();
    return split.pieces;
  }

  private void addStart() throws MalformedBodyException {
    if (message.isEmpty()) {
      throw new MalformedBodyException("a choice has no message");
    }
    Map<String, @Nullable Object> start = new LinkedHashMap<>();
    start.put("role", message.getOrDefault("role", "assistant"));
    for (String name : message.keySet()) {
      Object value = message.get(name);
      if (value == null) {
        start.put(name, null);
      } else if (value instanceof String) {
        start.putIfAbsent(name, "");
      }
    }
    piece(start);
  }

  /* Reasoning comes before what it led to. */
  private void addRest() throws MalformedBodyException {
    for (Map.Entry<String, @Nullable Object> entry : message.entrySet()) {
      Object value = entry.getValue();
      switch (entry.getKey()) {
        case "role":
        case "content":
        case "refusal":
        case "tool_calls":
        case "function_call":
          break;
        case "prefix":
          // Whether an answer was begun by the application: a stream does not say.
          break;
        case "annotations":
          if (!Json.isBlank(value)) {
            delta("annotations", value);
          }
          break;
        default:
          if (Json.isText(value)) {
            delta(entry.getKey(), value);
          } else if (!Json.isBlank(value)) {
            throw new MalformedBodyException("a message holds what a stream has no place for");
          }
      }
    }
  }

  private void addContent() throws MalformedBodyException {
    if (!mistral || !(message.get("content") instanceof List)) {
      addText("content");
      return;
    }
    for (Object part : Json.array(message.get("content"))) {
      boolean text = Json.object(part).keySet().equals(ContentFold.PLAIN_TEXT);
      delta("content", text && pieces.size() > 1 ? Json.object(part).get("text") : list(part));
    }
  }

  private static List<@Nullable Object> list(@Nullable Object part) {
    return Collections.<@Nullable Object>singletonList(part);
  }

  private void addText(String name) throws MalformedBodyException {
    Object value = message.get(name);
    if (Json.isText(value)) {
      delta(name, value);
    } else if (!Json.isBlank(value)) {
      throw new MalformedBodyException("a message holds what a stream has no place for");
    }
  }

  private void addCalls() {
    Map<String, @Nullable Object> function = Json.object(message.get("function_call"));
    if (!function.isEmpty()) {
      delta("function_call", emptied(function));
      delta("function_call", Json.objectOf("arguments", function.get("arguments")));
    }
    int index = 0;
    for (Object call : Json.array(message.get("tool_calls"))) {
      addCall(index++, Json.object(call));
    }
  }

  private void addCall(int index, Map<String, @Nullable Object> call) {
    Map<String, @Nullable Object> head = Json.objectOf("index", index);
    Map<String, @Nullable Object> tail = Json.objectOf("index", index);
    for (Map.Entry<String, @Nullable Object> entry : call.entrySet()) {
      if (entry.getValue() instanceof Map) {
        Map<String, @Nullable Object> part = Json.object(entry.getValue());
        head.put(entry.getKey(), emptied(part));
        tail.put(entry.getKey(), texts(part));
      } else if (!entry.getKey().equals("index")) {
        head.put(entry.getKey(), entry.getValue());
      }
    }
    delta("tool_calls", Collections.singletonList(head));
    delta("tool_calls", Collections.singletonList(tail));
  }

  private static Map<String, @Nullable Object> emptied(Map<String, @Nullable Object> part) {
    Map<String, @Nullable Object> emptied = new LinkedHashMap<>(part);
    emptied.replaceAll((name, value) -> isText(name) && value instanceof String ? "" : value);
    return emptied;
  }

  private static Map<String, @Nullable Object> texts(Map<String, @Nullable Object> part) {
    Map<String, @Nullable Object> texts = new LinkedHashMap<>(part);
    texts.keySet().removeIf(name -> !isText(name));
    return texts;
  }

  private static boolean isText(String name) {
    return name.equals("arguments") || name.equals("input");
  }

  /* What else a choice holds is known only at its end. */
  private void addEnd() {
    Map<String, @Nullable Object> end = new LinkedHashMap<>(choice);
    end.remove("message");
    end.put("delta", mistral ? Json.objectOf("content", "") : Collections.emptyMap());
    if (!mistral) {
      end.put("logprobs", null);
      piecesWithLogprobs();
    }
    pieces.add(end);
  }

  private void piecesWithLogprobs() {
    Object logprobs = choice.get("logprobs");
    for (Map<String, @Nullable Object> piece : pieces) {
      Map<String, @Nullable Object> delta = Json.object(piece.get("delta"));
      boolean spoken = Json.isText(delta.get("content")) || Json.isText(delta.get("refusal"));
      if (spoken) {
        piece.put("logprobs", logprobs);
        return;
      }
    }
    pieces.get(0).put("logprobs", logprobs);
  }

  private void delta(String name, @Nullable Object value) {
    piece(Json.objectOf(name, value));
  }

  private void piece(Map<String, @Nullable Object> delta) {
    Map<String, @Nullable Object> piece =
        Json.objectOf("index", choice.get("index"), "delta", delta);
    if (!mistral) {
      piece.put("logprobs", null);
    }
    piece.put("finish_reason", null);
    pieces.add(piece);
  }
}
