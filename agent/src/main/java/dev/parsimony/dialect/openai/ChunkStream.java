/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonNumber;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stream of chunks, folded as far as it came. */
final class ChunkStream {

  /* One of these has every chunk. */
  private static final List<String> OF_CHUNK =
      Collections.unmodifiableList(
          Arrays.asList("id", "object", "choices", "usage", "error", "model"));

  private final Map<String, @Nullable Object> top = new LinkedHashMap<>();
  private final Map<Long, ChoiceFold> choices = new TreeMap<>();
  private @Nullable Object usage;
  private @Nullable Object error;
  private boolean malformed;
  private boolean joinable = true;
  private boolean done;

  private ChunkStream() {}

  static ChunkStream read(byte[] stream) {
    ChunkStream folded = new ChunkStream();
    EventStream events = new EventStream(stream);
    try {
      while (!folded.done && events.advance()) {
        if (events.isDone()) {
          folded.done = true;
        } else {
          folded.add(events.json());
        }
      }
    } catch (MalformedBodyException e) {
      folded.malformed = true;
    }
    return folded;
  }

  boolean isMalformed() {
    return malformed;
  }

  /** Whether the mark was seen that ends a stream. */
  boolean isDone() {
    return done;
  }

  /** The reply that the same call would have got without streaming; to be called once. */
  Map<String, @Nullable Object> whole(ChunkFormat format) {
    Map<String, @Nullable Object> whole =
        Json.objectOf(
            "id", top.get("id"),
            "object", format.wholeType(),
            "created", top.get("created"),
            "model", top.get("model"));
    List<@Nullable Object> all = new ArrayList<>();
    choices.forEach((index, choice) -> all.add(choice.whole(index, format)));
    whole.put("choices", all);
    whole.put("usage", usage);
    whole.putAll(top);
    if (error != null) {
      whole.put("error", error);
    }
    return whole;
  }

  byte[] join(ChunkFormat format) throws MalformedBodyException {
    if (usage == null) {
      throw lacking();
    }
    return joinWithoutUsage(format);
  }

  /** The same where it may have none. */
  byte[] joinWithoutUsage(ChunkFormat format) throws MalformedBodyException {
    for (ChoiceFold choice : choices.values()) {
      joinable &= choice.isJoinable();
    }
    if (malformed || !joinable || error != null) {
      throw new MalformedBodyException("the stream holds what a whole reply has no place for");
    }
    if (!done || choices.isEmpty()) {
      throw lacking();
    }
    return Json.write(whole(format));
  }

  private static MalformedBodyException lacking() {
    return new MalformedBodyException("the stream lacks what a whole reply must have");
  }

  private void add(@Nullable Object chunk) throws MalformedBodyException {
    if (Collections.disjoint(Json.object(chunk).keySet(), OF_CHUNK)) {
      throw new MalformedBodyException("not a chunk");
    }
    if ("error".equals(Json.object(chunk).get("object"))) {
      // As Mistral writes it.
      error = Json.objectOf("type", Json.object(chunk).get("type"));
      return;
    }
    for (Map.Entry<String, @Nullable Object> entry : Json.object(chunk).entrySet()) {
      Object value = entry.getValue();
      switch (entry.getKey()) {
        case "object":
        case "obfuscation":
        case "p":
          // Padding.
          break;
        case "choices":
          addChoices(Json.array(value));
          break;
        case "usage":
          usage = value == null ? usage : value;
          break;
        case "error":
          error = value == null ? error : value;
          break;
        default:
          addTop(entry.getKey(), value);
      }
    }
  }

  private void addChoices(List<@Nullable Object> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      Map<String, @Nullable Object> piece = Json.object(pieces.get(i));
      long index = JsonNumber.count(piece.get("index"));
      choices.computeIfAbsent(index < 0 ? i : index, key -> new ChoiceFold()).add(piece);
    }
  }

  /* Azure's first chunk has no id yet, and 0 for a time; some servers stamp each chunk anew. */
  private void addTop(String name, @Nullable Object value) {
    if (name.equals("created")) {
      if (JsonNumber.count(top.get(name)) <= 0) {
        top.put(name, value);
      }
    } else {
      joinable &= Fold.keep(top, name, value);
    }
  }
}
