/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonNumber;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stream of chunks, folded as far as it came. Each is a reply with a piece of the answer. */
final class ChunkStream {

  private static final String CANDIDATES = "candidates";
  private static final String USAGE = "usageMetadata";

  private final Map<Long, CandidateFold> candidates = new TreeMap<>();
  private final Map<String, @Nullable Object> whole = new LinkedHashMap<>();
  private @Nullable Object error;
  private boolean malformed;
  private boolean joinable = true;

  private ChunkStream() {}

  static ChunkStream ofEvents(byte[] stream) {
    ChunkStream folded = new ChunkStream();
    EventStream events = new EventStream(stream);
    try {
      while (events.advance()) {
        folded.add(events.json());
      }
    } catch (MalformedBodyException e) {
      folded.malformed = true;
    }
    return folded;
  }

  /** The same of chunks that came as the elements of an array. */
  static ChunkStream ofArray(List<@Nullable Object> chunks) {
    ChunkStream folded = new ChunkStream();
    try {
      for (Object chunk : chunks) {
        folded.add(chunk);
      }
    } catch (MalformedBodyException e) {
      folded.malformed = true;
    }
    return folded;
  }

  boolean isMalformed() {
    return malformed;
  }

  /** What ended the stream early; null if nothing did. */
  @Nullable Object error() {
    return error;
  }

  /** Whether every answer came to its end. */
  boolean isDone() {
    return !candidates.isEmpty() && candidates.values().stream().allMatch(CandidateFold::isDone);
  }

  /** The reply that the same call would have got without streaming. */
  Map<String, @Nullable Object> whole() {
    List<@Nullable Object> answers = new ArrayList<>();
    candidates.values().forEach(candidate -> answers.add(candidate.whole()));
    Map<String, @Nullable Object> reply = new LinkedHashMap<>();
    if (!answers.isEmpty()) {
      reply.put(CANDIDATES, answers);
    }
    reply.putAll(whole);
    return reply;
  }

  byte[] join() throws MalformedBodyException {
    for (CandidateFold candidate : candidates.values()) {
      joinable &= candidate.isJoinable();
    }
    if (malformed || error != null || !joinable) {
      throw new MalformedBodyException("the stream holds what a whole reply has no place for");
    }
    if (!isDone()) {
      throw new MalformedBodyException("the stream lacks what a whole reply must have");
    }
    return Json.write(whole());
  }

  private void add(@Nullable Object chunk) throws MalformedBodyException {
    if (!(chunk instanceof Map)) {
      throw new MalformedBodyException("not a chunk");
    }
    for (Map.Entry<String, @Nullable Object> entry : Json.object(chunk).entrySet()) {
      add(entry.getKey(), entry.getValue());
    }
  }

  private void add(String name, @Nullable Object value) {
    switch (name) {
      case CANDIDATES:
        Json.array(value).forEach(candidate -> addCandidate(Json.object(candidate)));
        break;
      case USAGE:
        // Counts grow from chunk to chunk.
        Fold.member(whole, USAGE).putAll(Json.object(value));
        break;
      case "error":
        error = value;
        break;
      default:
        joinable &= Fold.keep(whole, name, value);
    }
  }

  /* An index of zero is left out on the wire. */
  private void addCandidate(Map<String, @Nullable Object> candidate) {
    long index = Math.max(0, JsonNumber.count(candidate.get("index")));
    candidates.computeIfAbsent(index, key -> new CandidateFold()).add(candidate);
  }
}
