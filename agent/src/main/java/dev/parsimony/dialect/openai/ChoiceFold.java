/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One choice of a stream, folded from its chunks. */
final class ChoiceFold {

  private final Map<String, @Nullable Object> message = new LinkedHashMap<>();
  private final ContentFold content = new ContentFold();
  private final Map<Long, Map<String, @Nullable Object>> toolCalls = new TreeMap<>();
  private final Map<String, @Nullable Object> rest = new LinkedHashMap<>();
  private boolean joinable = true;

  void add(Map<String, @Nullable Object> choice) {
    for (Map.Entry<String, @Nullable Object> entry : choice.entrySet()) {
      Object value = entry.getValue();
      switch (entry.getKey()) {
        case "index":
          break;
        case "delta":
          Json.object(value).forEach(this::addDelta);
          break;
        case "text":
          check(Fold.append(rest, "text", value));
          break;
        case "logprobs":
          addLogprobs(value);
          break;
        default:
          check(Fold.keep(rest, entry.getKey(), value));
      }
    }
  }

  /** Whether all that came has its place in a whole choice. */
  boolean isJoinable() {
    return joinable;
  }

  /** The choice of a whole reply; to be called once. */
  Map<String, @Nullable Object> whole(long index, ChunkFormat format) {
    Map<String, @Nullable Object> choice = Json.objectOf("index", index);
    if (format.hasMessages()) {
      choice.put("message", wholeMessage(format));
    } else {
      choice.put("text", "");
    }
    if (format != ChunkFormat.MISTRAL) {
      choice.put("logprobs", null);
    }
    choice.put("finish_reason", null);
    choice.putAll(rest);
    Fold.settled(choice);
    return choice;
  }

  private Map<String, @Nullable Object> wholeMessage(ChunkFormat format) {
    Map<String, @Nullable Object> whole =
        Json.objectOf("role", "assistant", "content", content.whole());
    if (format == ChunkFormat.CHAT) {
      whole.put("refusal", null);
      whole.put("annotations", new ArrayList<>());
    }
    whole.putAll(message);
    if (!toolCalls.isEmpty()) {
      whole.put("tool_calls", new ArrayList<>(toolCalls.values()));
    }
    return whole;
  }

  private void addDelta(String name, @Nullable Object value) {
    switch (name) {
      case "role":
        check(Fold.keep(message, name, value));
        break;
      case "content":
        check(content.add(value));
        break;
      case "tool_calls":
        message.putIfAbsent(name, null);
        for (Object call : Json.array(value)) {
          addToolCall(Json.object(call));
        }
        break;
      case "function_call":
        if (value != null) {
          addParts(Fold.member(message, name), Json.object(value));
        }
        break;
      case "annotations":
        check(Fold.extend(message, name, value == null ? new ArrayList<>() : value));
        break;
      default:
        check(Fold.append(message, name, value));
    }
  }

  private void addToolCall(Map<String, @Nullable Object> call) {
    long index = JsonNumber.count(call.get("index"));
    check(index >= 0);
    Map<String, @Nullable Object> whole =
        toolCalls.computeIfAbsent(index, key -> new LinkedHashMap<>());
    for (Map.Entry<String, @Nullable Object> entry : call.entrySet()) {
      if (entry.getValue() instanceof Map) {
        addParts(Fold.member(whole, entry.getKey()), Json.object(entry.getValue()));
      } else if (!entry.getKey().equals("index")) {
        check(Fold.keep(whole, entry.getKey(), entry.getValue()));
      }
    }
  }

  private void addParts(Map<String, @Nullable Object> whole, Map<String, @Nullable Object> parts) {
    for (Map.Entry<String, @Nullable Object> entry : parts.entrySet()) {
      String name = entry.getKey();
      boolean text = name.equals("arguments") || name.equals("input");
      check(
          text
              ? Fold.append(whole, name, entry.getValue())
              : Fold.keep(whole, name, entry.getValue()));
    }
  }

  private void addLogprobs(@Nullable Object value) {
    if (value == null) {
      return;
    }
    Map<String, @Nullable Object> whole = Fold.member(rest, "logprobs");
    for (Map.Entry<String, @Nullable Object> entry : Json.object(value).entrySet()) {
      check(Fold.extend(whole, entry.getKey(), entry.getValue()));
    }
  }

  private void check(boolean fits) {
    joinable &= fits;
  }
}
