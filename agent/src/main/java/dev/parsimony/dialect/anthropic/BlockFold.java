/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One block of a stream, folded from its deltas. */
final class BlockFold {

  private final Map<String, @Nullable Object> block = new LinkedHashMap<>();
  private final StringBuilder input = new StringBuilder();
  private boolean ended;
  private boolean joinable = true;

  /**
   * @param started the block before anything was said
   */
  BlockFold(Map<String, @Nullable Object> started) {
    for (Map.Entry<String, @Nullable Object> entry : started.entrySet()) {
      Object value = entry.getValue();
      boolean text = isSpoken(entry.getKey()) && value instanceof String;
      block.put(entry.getKey(), text ? new StringBuilder(String.valueOf(value)) : value);
    }
  }

  void add(Map<String, @Nullable Object> delta) {
    joinable &= !ended;
    switch (String.valueOf(delta.get("type"))) {
      case "text_delta":
        append("text", delta);
        break;
      case "thinking_delta":
        append("thinking", delta);
        break;
      case "signature_delta":
        block.put("signature", delta.get("signature"));
        break;
      case "input_json_delta":
        addInput(delta.get("partial_json"));
        break;
      case "citations_delta":
        joinable &=
            Fold.extend(block, "citations", Collections.singletonList(delta.get("citation")));
        break;
      default:
        joinable = false;
    }
  }

  /** Nothing more comes: the input of a tool is complete. */
  void end() throws MalformedBodyException {
    ended = true;
    if (input.length() > 0) {
      block.put("input", Json.read(input.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Whether it came to its end, and all that came has its place in a whole block. */
  boolean isJoinable() {
    return joinable && ended;
  }

  /** The block of a whole message, as far as it came. */
  Map<String, @Nullable Object> whole() {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(block);
    Fold.settled(whole);
    return whole;
  }

  private void append(String name, Map<String, @Nullable Object> delta) {
    joinable &= Fold.append(block, name, delta.get(name));
  }

  private void addInput(@Nullable Object piece) {
    joinable &= piece instanceof String;
    if (piece instanceof String) {
      input.append((String) piece);
    }
  }

  private static boolean isSpoken(String name) {
    return name.equals("text") || name.equals("thinking");
  }
}
