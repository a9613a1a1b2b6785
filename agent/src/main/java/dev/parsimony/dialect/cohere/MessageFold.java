/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonNumber;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message, folded from its events. Its parts of each kind are counted by themselves. */
final class MessageFold {

  static final String CONTENT = "content";
  static final String CALLS = "tool_calls";
  static final String CITATIONS = "citations";
  static final String PLAN = "tool_plan";

  private final Map<String, @Nullable Object> message = new LinkedHashMap<>();
  private final Map<String, Map<Long, Map<String, @Nullable Object>>> parts = new HashMap<>();
  private boolean joinable = true;

  /** Notes who speaks; the parts are empty yet. */
  void start(Map<String, @Nullable Object> started) {
    for (Map.Entry<String, @Nullable Object> entry : started.entrySet()) {
      if (!Json.isBlank(entry.getValue())) {
        joinable &= entry.getKey().equals("role");
        message.put(entry.getKey(), entry.getValue());
      }
    }
  }

  /** Whether all that came has its place in a whole message. */
  boolean isJoinable() {
    return joinable && message.containsKey("role");
  }

  /** Adds an event with what it says of the message. */
  void add(Map<String, @Nullable Object> event, Map<String, @Nullable Object> said)
      throws MalformedBodyException {
    switch (String.valueOf(event.get("type"))) {
      case "content-start":
        begin(CONTENT, event, said);
        break;
      case "content-delta":
        extend(part(CONTENT, event), Json.object(said.get(CONTENT)));
        break;
      case "tool-plan-delta":
        joinable &= Fold.append(message, PLAN, said.get(PLAN));
        break;
      case "tool-call-start":
        begin(CALLS, event, said);
        break;
      case "tool-call-delta":
        extend(part(CALLS, event), Json.object(said.get(CALLS)));
        break;
      case "citation-start":
        begin(CITATIONS, event, said);
        break;
      case "content-end":
      case "tool-call-end":
      case "citation-end":
        break;
      default:
        joinable = false;
    }
  }

  /** The message as far as it came; text in it may be under construction. */
  Map<String, @Nullable Object> whole() {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(message);
    for (Map.Entry<String, Map<Long, Map<String, @Nullable Object>>> kind : parts.entrySet()) {
      List<@Nullable Object> all = new ArrayList<>(kind.getValue().values());
      if (!all.isEmpty()) {
        whole.put(kind.getKey(), all);
      }
    }
    return whole;
  }

  private void begin(
      String kind, Map<String, @Nullable Object> event, Map<String, @Nullable Object> said)
      throws MalformedBodyException {
    Map<String, @Nullable Object> part = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : Json.object(said.get(kind)).entrySet()) {
      Object value = entry.getValue();
      part.put(entry.getKey(), value instanceof Map ? growing(Json.object(value)) : value);
    }
    joinable &= said.get(kind) instanceof Map && ofKind(kind).put(index(event), part) == null;
    if (kind.equals(CONTENT)) {
      grow(part, "text");
      grow(part, "thinking");
    }
  }

  private static Map<String, @Nullable Object> growing(Map<String, @Nullable Object> function) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(function);
    grow(copy, "arguments");
    return copy;
  }

  /* What begins without a text gets it later, and one of another kind none. */
  private static void grow(Map<String, @Nullable Object> part, String name) {
    Object begun = part.get(name);
    if (begun instanceof String) {
      part.put(name, new StringBuilder((String) begun));
    } else if (begun == null) {
      part.remove(name);
    }
  }

  private void extend(Map<String, @Nullable Object> part, Map<String, @Nullable Object> piece) {
    for (Map.Entry<String, @Nullable Object> entry : piece.entrySet()) {
      if (entry.getKey().equals("function")) {
        extend(Fold.member(part, "function"), Json.object(entry.getValue()));
      } else if (entry.getValue() != null) {
        joinable &= Fold.append(part, entry.getKey(), entry.getValue());
      }
    }
  }

  private Map<String, @Nullable Object> part(String kind, Map<String, @Nullable Object> event)
      throws MalformedBodyException {
    Map<String, @Nullable Object> part = ofKind(kind).get(index(event));
    if (part == null) {
      throw new MalformedBodyException("a part has not been started");
    }
    return part;
  }

  private Map<Long, Map<String, @Nullable Object>> ofKind(String kind) {
    return parts.computeIfAbsent(kind, absent -> new TreeMap<>());
  }

  private static long index(Map<String, @Nullable Object> event) throws MalformedBodyException {
    long index = JsonNumber.count(event.get("index"));
    if (index < 0) {
      throw new MalformedBodyException("an event says not which part it is of");
    }
    return index;
  }
}
