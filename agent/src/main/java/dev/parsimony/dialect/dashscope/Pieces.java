/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages of a stream's results, one after the other. */
final class Pieces {

  private final Map<String, @Nullable Object> message = new LinkedHashMap<>();
  private final Map<Long, Map<String, @Nullable Object>> calls = new TreeMap<>();
  private final Map<String, Growth> texts = new HashMap<>();
  private boolean fits = true;

  void add(Map<String, @Nullable Object> piece) {
    fits &= piece.containsKey("role") || !message.isEmpty();
    for (Map.Entry<String, @Nullable Object> entry : piece.entrySet()) {
      switch (entry.getKey()) {
        case "content":
        case "reasoning_content":
          append(message, entry.getKey(), entry.getKey(), entry.getValue());
          break;
        case "tool_calls":
          Json.array(entry.getValue()).forEach(call -> call(Json.object(call)));
          break;
        default:
          fits &= Fold.keep(message, entry.getKey(), entry.getValue());
      }
    }
  }

  /** Whether all that came has its place, and each text is plainly made of pieces. */
  boolean arePlain() {
    return fits && texts.values().stream().allMatch(Growth::isOfPieces);
  }

  Map<String, @Nullable Object> whole() {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(message);
    if (!calls.isEmpty()) {
      List<@Nullable Object> all = new ArrayList<>(calls.values());
      whole.put("tool_calls", all);
    }
    Fold.settled(whole);
    return whole;
  }

  private void call(Map<String, @Nullable Object> piece) {
    long index = JsonNumber.count(piece.get("index"));
    Map<String, @Nullable Object> call =
        calls.computeIfAbsent(index, first -> new LinkedHashMap<>());
    for (Map.Entry<String, @Nullable Object> entry : piece.entrySet()) {
      if (entry.getKey().equals("function")) {
        function(Fold.member(call, "function"), Json.object(entry.getValue()), index);
      } else {
        fits &= Fold.keep(call, entry.getKey(), entry.getValue());
      }
    }
  }

  private void function(
      Map<String, @Nullable Object> function, Map<String, @Nullable Object> piece, long index) {
    for (Map.Entry<String, @Nullable Object> entry : piece.entrySet()) {
      if (entry.getKey().equals("arguments")) {
        append(function, "arguments", "arguments " + index, entry.getValue());
      } else {
        fits &= Fold.keep(function, entry.getKey(), entry.getValue());
      }
    }
  }

  private void append(
      Map<String, @Nullable Object> whole, String name, String text, @Nullable Object piece) {
    fits &= Fold.append(whole, name, piece);
    texts.computeIfAbsent(text, first -> new Growth()).add(piece);
  }

  /** How a text came. */
  private static final class Growth {

    private String previous = "";
    private boolean several;
    private boolean differs;

    void add(@Nullable Object piece) {
      if (Json.isText(piece)) {
        String said = String.valueOf(piece);
        several |= !previous.isEmpty();
        differs |= !said.startsWith(previous);
        previous = said;
      }
    }

    /* A piece that does not repeat the one before is new, and then all are. */
    boolean isOfPieces() {
      return differs || !several;
    }
  }
}
