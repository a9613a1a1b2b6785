/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static java.util.Objects.requireNonNull;

import dev.parsimony.dialect.wire.EventFrames;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonNumber;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stream of a conversation's answer, folded as far as it came. */
final class ConverseStream {

  private final EventFormat format;
  private final Map<Long, BlockFold> blocks = new TreeMap<>();
  private final Map<String, @Nullable Object> added = new LinkedHashMap<>();
  private @Nullable String role;
  private @Nullable Map<String, @Nullable Object> stop;
  private @Nullable Map<String, @Nullable Object> metadata;
  private @Nullable String failure;
  private boolean malformed;
  private boolean cut;
  private boolean joinable = true;

  private ConverseStream(EventFormat format) {
    this.format = format;
  }

  static ConverseStream read(byte[] stream, EventFormat format) {
    ConverseStream folded = new ConverseStream(format);
    EventFrames frames = new EventFrames(stream);
    try {
      while (frames.advance()) {
        folded.add(frames);
      }
    } catch (MalformedBodyException e) {
      folded.malformed = true;
    }
    folded.cut = !frames.isAtEnd();
    return folded;
  }

  boolean isMalformed() {
    return malformed;
  }

  /** Whether the stream was through: the model has stopped and all was told of it. */
  boolean isDone() {
    return !cut && stop != null && metadata != null;
  }

  /** The provider's name for what ended the stream early; null if nothing did. */
  @Nullable String failure() {
    return failure;
  }

  /** The reply that the same call would have got without streaming. */
  Map<String, @Nullable Object> whole() {
    List<@Nullable Object> content = new ArrayList<>();
    blocks.values().forEach(block -> content.add(block.whole()));
    Map<String, @Nullable Object> message =
        Json.objectOf("role", role == null ? "assistant" : role, "content", content);
    Map<String, @Nullable Object> whole =
        Json.objectOf("output", Json.objectOf("message", message));
    if (stop != null) {
      whole.putAll(stop);
    }
    if (metadata != null) {
      whole.putAll(metadata);
    }
    whole.keySet().removeAll(format.onlyStreamed());
    whole.putAll(added);
    return whole;
  }

  byte[] join() throws MalformedBodyException {
    for (BlockFold block : blocks.values()) {
      joinable &= block.isJoinable();
    }
    if (malformed || !joinable || failure != null) {
      throw new MalformedBodyException("the stream holds what a whole reply has no place for");
    }
    if (!isDone() || blocks.isEmpty() || requireNonNull(metadata).get("usage") == null) {
      throw new MalformedBodyException("the stream lacks what a whole reply must have");
    }
    return Json.write(whole());
  }

  private void add(EventFrames frame) throws MalformedBodyException {
    String exception = Exceptions.of(frame);
    if (exception != null) {
      failure = exception;
      return;
    }
    for (Map.Entry<String, @Nullable Object> event : format.read(frame).entrySet()) {
      if (Added.belongs(event.getKey())) {
        added.put(event.getKey(), event.getValue());
      } else {
        add(event.getKey(), Json.object(event.getValue()));
      }
    }
  }

  private void add(String event, Map<String, @Nullable Object> content) {
    switch (event) {
      case "messageStart":
        role = Json.string(content.get("role"));
        break;
      case "contentBlockStart":
        block(content).start(Json.object(content.get("start")));
        break;
      case "contentBlockDelta":
        block(content).delta(Json.object(content.get("delta")));
        break;
      case "contentBlockStop":
        break;
      case "messageStop":
        stop = withoutPadding(content);
        break;
      case "metadata":
        metadata = withoutPadding(content);
        break;
      case Added.METRICS:
        break;
      default:
        joinable = false;
    }
  }

  private BlockFold block(Map<String, @Nullable Object> content) {
    long index = JsonNumber.count(content.get("contentBlockIndex"));
    joinable &= index >= 0;
    return blocks.computeIfAbsent(index, key -> new BlockFold());
  }

  /* The provider pads events, so that their lengths tell nothing. */
  private static Map<String, @Nullable Object> withoutPadding(
      Map<String, @Nullable Object> content) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>(content);
    told.remove("p");
    return told;
  }
}
