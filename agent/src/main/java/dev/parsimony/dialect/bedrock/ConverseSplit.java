/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.EventFrameWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a whole answer of a conversation into the events of a stream. */
final class ConverseSplit {

  private static final List<String> AT_THE_STOP =
      Arrays.asList("stopReason", "additionalModelResponseFields");
  private static final List<String> AFTERWARDS =
      Arrays.asList("usage", "metrics", "trace", "performanceConfig", "serviceTier");

  private final EventFrameWriter frames = new EventFrameWriter();
  private final EventFormat format;
  private final Map<String, @Nullable Object> left;

  private ConverseSplit(Map<String, @Nullable Object> whole, EventFormat format) {
    this.format = format;
    this.left = new LinkedHashMap<>(whole);
  }

  static byte[] split(byte[] whole, EventFormat format) throws MalformedBodyException {
    return new ConverseSplit(Json.object(Json.read(whole)), format).toBytes();
  }

  private byte[] toBytes() throws MalformedBodyException {
    Map<String, @Nullable Object> output = Json.object(left.remove("output"));
    Map<String, @Nullable Object> message = Json.object(output.get("message"));
    List<@Nullable Object> content = Json.array(message.get("content"));
    boolean told = left.get("stopReason") instanceof String && left.get("usage") instanceof Map;
    if (content.isEmpty() || !told) {
      throw new MalformedBodyException("the reply lacks what a stream must have");
    }
    event("messageStart", Json.objectOf("role", message.get("role")));
    for (int i = 0; i < content.size(); i++) {
      add(i, Json.object(content.get(i)));
    }
    event("messageStop", taken(AT_THE_STOP));
    event("metadata", taken(AFTERWARDS));
    if (!left.isEmpty() || output.size() > 1 || message.size() > 2) {
      throw unplaced();
    }
    return frames.toBytes();
  }

  private void add(int index, Map<String, @Nullable Object> block) throws MalformedBodyException {
    if (block.size() != 1) {
      throw unplaced();
    }
    Map.Entry<String, @Nullable Object> only = block.entrySet().iterator().next();
    Map<String, @Nullable Object> parts = Json.object(only.getValue());
    switch (only.getKey()) {
      case "text":
        delta(index, Json.objectOf("text", only.getValue()));
        break;
      case "toolUse":
        addTool(index, parts);
        break;
      case "reasoningContent":
        addReasoning(index, parts);
        break;
      default:
        throw unplaced();
    }
    event("contentBlockStop", Json.objectOf("contentBlockIndex", index));
  }

  private void addTool(int index, Map<String, @Nullable Object> tool) {
    Map<String, @Nullable Object> start = new LinkedHashMap<>(tool);
    String input = Json.writeText(start.remove("input"));
    event(
        "contentBlockStart",
        Json.objectOf("start", Json.objectOf("toolUse", start), "contentBlockIndex", index));
    delta(index, Json.objectOf("toolUse", Json.objectOf("input", input)));
  }

  private void addReasoning(int index, Map<String, @Nullable Object> reasoning)
      throws MalformedBodyException {
    Map<String, @Nullable Object> parts = new LinkedHashMap<>(reasoning);
    parts.putAll(Json.object(parts.remove("reasoningText")));
    for (Map.Entry<String, @Nullable Object> part : parts.entrySet()) {
      if (!(part.getValue() instanceof String)) {
        throw unplaced();
      }
      Map<String, @Nullable Object> piece = Json.objectOf(part.getKey(), part.getValue());
      delta(index, Json.objectOf("reasoningContent", piece));
    }
  }

  private void delta(int index, Map<String, @Nullable Object> delta) {
    event("contentBlockDelta", Json.objectOf("delta", delta, "contentBlockIndex", index));
  }

  private void event(String name, Map<String, @Nullable Object> content) {
    format.write(frames, name, content);
  }

  private Map<String, @Nullable Object> taken(List<String> names) {
    Map<String, @Nullable Object> taken = new LinkedHashMap<>();
    for (String name : names) {
      if (left.containsKey(name)) {
        taken.put(name, left.remove(name));
      }
    }
    return taken;
  }

  private static MalformedBodyException unplaced() {
    return new MalformedBodyException("the reply holds what a stream has no place for");
  }
}
