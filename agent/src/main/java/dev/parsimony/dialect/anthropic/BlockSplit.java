/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits one block of a message into its events. */
final class BlockSplit {

  private final MessageSplit events;
  private final int index;
  private final Map<String, @Nullable Object> block;

  private BlockSplit(MessageSplit events, int index, Map<String, @Nullable Object> block) {
    this.events = events;
    this.index = index;
    this.block = block;
  }

  static void split(MessageSplit events, int index, Map<String, @Nullable Object> block)
      throws MalformedBodyException {
    new BlockSplit(events, index, block).split();
  }

  private void split() throws MalformedBodyException {
    switch (String.valueOf(block.get("type"))) {
      case "text":
        start("text", "");
        addText("text", "text_delta");
        addCitations();
        break;
      case "thinking":
        start("thinking", "");
        addText("thinking", "thinking_delta");
        addText("signature", "signature_delta");
        break;
      case "tool_use":
        start("input", Collections.emptyMap());
        addInput();
        break;
      case "redacted_thinking":
        events.event("content_block_start", "index", index, "content_block", block);
        break;
      default:
        throw new MalformedBodyException("a block of a kind that only a hosted tool writes");
    }
    events.event("content_block_stop", "index", index);
  }

  /* The block before anything was said. */
  private void start(String member, Object empty) {
    Map<String, @Nullable Object> started = new LinkedHashMap<>(block);
    started.replace(member, empty);
    if (started.get("signature") instanceof String) {
      started.put("signature", "");
    }
    if (!Json.isBlank(started.get("citations"))) {
      started.put("citations", Collections.emptyList());
    }
    events.event("content_block_start", "index", index, "content_block", started);
  }

  private void addText(String name, String type) {
    if (Json.isText(block.get(name))) {
      delta(type, name, block.get(name));
    }
  }

  private void addCitations() {
    for (Object citation : Json.array(block.get("citations"))) {
      delta("citations_delta", "citation", citation);
    }
  }

  private void addInput() {
    String json = Json.writeText(block.get("input"));
    delta("input_json_delta", "partial_json", json);
  }

  private void delta(String type, String name, @Nullable Object value) {
    events.event(
        "content_block_delta", "index", index, "delta", Json.objectOf("type", type, name, value));
  }
}
