/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.EventFrames;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pieces of an answer of Titan's, folded as far as they came. */
final class TitanStream {

  private final StringBuilder text = new StringBuilder();
  private final Map<String, @Nullable Object> told = new LinkedHashMap<>();
  private @Nullable String failure;
  private boolean malformed;
  private boolean cut;

  private TitanStream() {}

  static TitanStream read(byte[] stream) {
    TitanStream folded = new TitanStream();
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

  boolean isDone() {
    return !cut && told.get("completionReason") instanceof String;
  }

  @Nullable String failure() {
    return failure;
  }

  /** The reply that the same call would have got without streaming. */
  Map<String, @Nullable Object> whole() {
    Map<String, @Nullable Object> result =
        Json.objectOf(
            "tokenCount", told.get("totalOutputTextTokenCount"),
            "outputText", text.toString(),
            "completionReason", told.get("completionReason"));
    Map<String, @Nullable Object> whole =
        Json.objectOf(
            "inputTextTokenCount",
            told.get("inputTextTokenCount"),
            "results",
            Collections.singletonList(result));
    told.forEach(
        (name, value) -> {
          if (Added.belongs(name)) {
            whole.put(name, value);
          }
        });
    return whole;
  }

  private void add(EventFrames frame) throws MalformedBodyException {
    String exception = Exceptions.of(frame);
    if (exception != null) {
      failure = exception;
      return;
    }
    Map<String, @Nullable Object> piece = Json.object(Json.read(Chunk.read(frame)));
    String more = Json.string(piece.get("outputText"));
    text.append(more == null ? "" : more);
    piece.forEach(
        (name, value) -> {
          if (value != null) {
            told.put(name, value);
          }
        });
  }
}
