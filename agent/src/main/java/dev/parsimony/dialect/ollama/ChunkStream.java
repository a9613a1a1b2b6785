/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonLines;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream of chunks as far as it came. Its last one says how the call went. */
final class ChunkStream {

  private static final String THINKING = "thinking";
  private static final String TOOL_CALLS = "tool_calls";
  private static final String LOGPROBS = "logprobs";

  private final List<Map<String, @Nullable Object>> chunks = new ArrayList<>();
  private @Nullable Object error;
  private boolean malformed;
  private boolean done;

  private ChunkStream() {}

  static ChunkStream read(byte[] stream) {
    ChunkStream folded = new ChunkStream();
    JsonLines lines = new JsonLines(stream);
    try {
      while (!folded.done && lines.advance()) {
        folded.add(lines.json());
      }
    } catch (MalformedBodyException e) {
      folded.malformed = true;
    }
    return folded;
  }

  boolean isMalformed() {
    return malformed;
  }

  /** Whether the last chunk came. */
  boolean isDone() {
    return done;
  }

  boolean isFailed() {
    return error != null;
  }

  /** The reply that the server would have made of the same chunks. */
  Map<String, @Nullable Object> whole(ReplyShape shape) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    if (!chunks.isEmpty()) {
      whole.putAll(chunks.get(chunks.size() - 1));
    }
    Map<String, @Nullable Object> spoken = whole;
    if (shape == ReplyShape.CHAT) {
      spoken = new LinkedHashMap<>(shape.spoken(whole));
      whole.put("message", spoken);
    }
    gather(shape, whole, spoken);
    return whole;
  }

  byte[] join(ReplyShape shape) throws MalformedBodyException {
    if (malformed || error != null || !fits(shape)) {
      throw new MalformedBodyException("the stream holds what a whole reply has no place for");
    }
    if (!done) {
      throw new MalformedBodyException("the stream lacks what a whole reply must have");
    }
    return Json.write(whole(shape));
  }

  private void add(@Nullable Object chunk) throws MalformedBodyException {
    if (!(chunk instanceof Map)) {
      throw new MalformedBodyException("not a chunk");
    }
    Map<String, @Nullable Object> read = Json.object(chunk);
    if (read.get("error") != null) {
      error = read.get("error");
    } else {
      chunks.add(read);
      done = Boolean.TRUE.equals(read.get("done"));
    }
  }

  private void gather(
      ReplyShape shape, Map<String, @Nullable Object> whole, Map<String, @Nullable Object> spoken) {
    StringBuilder text = new StringBuilder();
    StringBuilder thinking = new StringBuilder();
    List<@Nullable Object> calls = new ArrayList<>();
    List<@Nullable Object> logprobs = new ArrayList<>();
    for (Map<String, @Nullable Object> chunk : chunks) {
      Map<String, @Nullable Object> piece = shape.spoken(chunk);
      append(piece.get(shape.text()), text);
      append(piece.get(THINKING), thinking);
      calls.addAll(Json.array(piece.get(TOOL_CALLS)));
      logprobs.addAll(Json.array(chunk.get(LOGPROBS)));
    }
    spoken.put(shape.text(), text.toString());
    put(spoken, THINKING, thinking.toString());
    put(spoken, TOOL_CALLS, calls);
    put(whole, LOGPROBS, logprobs);
  }

  private static void append(@Nullable Object piece, StringBuilder text) {
    if (piece instanceof String) {
      text.append((String) piece);
    }
  }

  /* A field that says nothing stays as the last chunk has it. */
  private static void put(Map<String, @Nullable Object> into, String name, Object value) {
    if (!Json.isBlank(value)) {
      into.put(name, value);
    }
  }

  /* All that is not gathered must be the same throughout, or come in the last chunk alone. */
  private boolean fits(ReplyShape shape) {
    boolean fits = true;
    Map<String, @Nullable Object> last = new LinkedHashMap<>();
    Map<String, @Nullable Object> lastSpoken = new LinkedHashMap<>();
    for (int i = chunks.size() - 1; i >= 0; i--) {
      Map<String, @Nullable Object> chunk = chunks.get(i);
      fits &= fits(chunk, last, shape, i + 1 == chunks.size());
      if (shape == ReplyShape.CHAT) {
        fits &= fits(shape.spoken(chunk), lastSpoken, shape, i + 1 == chunks.size());
      }
    }
    return fits;
  }

  private static boolean fits(
      Map<String, @Nullable Object> part,
      Map<String, @Nullable Object> last,
      ReplyShape shape,
      boolean isLast) {
    if (isLast) {
      last.putAll(part);
      return true;
    }
    boolean fits = true;
    for (Map.Entry<String, @Nullable Object> entry : part.entrySet()) {
      String name = entry.getKey();
      Object value = entry.getValue();
      if (name.equals(shape.text()) || name.equals(THINKING)) {
        fits &= value == null || value instanceof String;
      } else if (name.equals(TOOL_CALLS) || name.equals(LOGPROBS)) {
        fits &= value == null || value instanceof List;
      } else if (!isOfEachChunk(name)) {
        fits &= Json.isBlank(value) || (last.containsKey(name) && Fold.keep(last, name, value));
      }
    }
    return fits;
  }

  private static boolean isOfEachChunk(String name) {
    return name.equals("created_at") || name.equals("done") || name.equals("message");
  }
}
