/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonLines;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a whole reply into the chunks of a stream: what was said, then how the call went. */
final class ReplySplit {

  private static final List<String> EVERY_CHUNK =
      Collections.unmodifiableList(
          Arrays.asList("model", "remote_model", "remote_host", "created_at"));

  private final Map<String, @Nullable Object> whole;
  private final Map<String, @Nullable Object> spoken;
  private final ReplyShape shape;
  private final List<Map<String, @Nullable Object>> chunks = new ArrayList<>();

  private ReplySplit(Map<String, @Nullable Object> whole, ReplyShape shape) {
    this.whole = whole;
    this.spoken = shape.spoken(whole);
    this.shape = shape;
  }

  static byte[] split(byte[] whole, ReplyShape shape) throws MalformedBodyException {
    return new ReplySplit(Json.object(Json.read(whole)), shape).toBytes();
  }

  private byte[] toBytes() throws MalformedBodyException {
    if (!Boolean.TRUE.equals(whole.get("done")) || whole.get("error") != null) {
      throw new MalformedBodyException("the reply is not finished");
    }
    if (!(spoken.get(shape.text()) instanceof String)) {
      throw new MalformedBodyException("the reply has no text");
    }
    addThinking();
    addText();
    addToolCalls();
    chunks.add(end());
    return JsonLines.write(chunks);
  }

  private void addThinking() {
    if (Json.isText(spoken.get("thinking"))) {
      chunk("").put("thinking", spoken.get("thinking"));
    }
  }

  private void addText() {
    boolean logprobs = !Json.isBlank(whole.get("logprobs"));
    if (Json.isText(spoken.get(shape.text())) || logprobs) {
      chunk(String.valueOf(spoken.get(shape.text())));
      if (logprobs) {
        chunks.get(chunks.size() - 1).put("logprobs", whole.get("logprobs"));
      }
    }
  }

  private void addToolCalls() {
    if (!Json.isBlank(spoken.get("tool_calls"))) {
      chunk("").put("tool_calls", spoken.get("tool_calls"));
    }
  }

  /* Adds a chunk, and gives the object in it that holds what was said. */
  private Map<String, @Nullable Object> chunk(String text) {
    Map<String, @Nullable Object> chunk = new LinkedHashMap<>();
    for (String name : EVERY_CHUNK) {
      if (whole.containsKey(name)) {
        chunk.put(name, whole.get(name));
      }
    }
    Map<String, @Nullable Object> said = chunk;
    if (shape == ReplyShape.CHAT) {
      said = Json.objectOf("role", spoken.getOrDefault("role", "assistant"));
      chunk.put("message", said);
    }
    said.put(shape.text(), text);
    chunk.put("done", false);
    chunks.add(chunk);
    return said;
  }

  private Map<String, @Nullable Object> end() {
    Map<String, @Nullable Object> end = new LinkedHashMap<>(whole);
    Map<String, @Nullable Object> said = end;
    if (shape == ReplyShape.CHAT) {
      said = new LinkedHashMap<>(spoken);
      end.put("message", said);
    }
    said.put(shape.text(), "");
    removeText(said, "thinking");
    removeText(said, "tool_calls");
    removeText(end, "logprobs");
    return end;
  }

  private static void removeText(Map<String, @Nullable Object> from, String name) {
    if (!Json.isBlank(from.get(name))) {
      from.remove(name);
    }
  }
}
