/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.json.TextMembers;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads replies of chat and generate. */
final class ReplyReader {

  private static final TextMembers SPOKEN =
      TextMembers.spoken("function", "name").andJson("arguments");

  /* Of an error that comes within a stream as a sentence, after the status has been sent. */
  private static final String UNNAMED = "_OTHER";

  static ReplyFacts ofWhole(byte[] body, ReplyShape shape) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    Object root = null;
    try {
      root = Json.read(body);
    } catch (MalformedBodyException e) {
      facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED);
    }
    if (!(root instanceof Map)) {
      return facts.flaw(Flaw.MALFORMED).build();
    }
    if (Json.object(root).get("error") != null) {
      facts.flaw(Flaw.FAILED);
    }
    read(Json.object(root), shape, facts);
    return facts.texts(() -> textsOfWhole(body, shape)).build();
  }

  static ReplyFacts ofStream(byte[] stream, ReplyShape shape) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    ChunkStream folded = ChunkStream.read(stream);
    if (folded.isFailed()) {
      facts.flaw(Flaw.FAILED).errorType(UNNAMED);
    } else {
      Flaw.noteStream(stream, folded.isMalformed(), folded.isDone(), facts);
    }
    read(folded.whole(shape), shape, facts);
    return facts.texts(() -> texts(ChunkStream.read(stream).whole(shape), shape)).build();
  }

  private static void read(
      Map<String, @Nullable Object> reply, ReplyShape shape, ReplyFacts.Builder facts) {
    facts.model(Json.string(reply.get("model"))).usage(usage(reply));
    Map<String, @Nullable Object> spoken = shape.spoken(reply);
    boolean calls = !Json.isBlank(spoken.get("tool_calls"));
    facts.toolCalls(calls);
    if (!calls && !Json.isSaid(spoken.get(shape.text())) && Json.isBlank(reply.get("image"))) {
      facts.flaw(Flaw.EMPTY);
    }
    readEnd(reply, facts);
  }

  /* Only an end that is known to be a good one is taken as one. */
  private static void readEnd(Map<String, @Nullable Object> reply, ReplyFacts.Builder facts) {
    String reason = Json.string(reply.get("done_reason"));
    if (reason != null) {
      facts.finishReason(reason);
    }
    if (!Boolean.TRUE.equals(reply.get("done")) || !"stop".equals(reason)) {
      facts.flaw(Flaw.INCOMPLETE);
    }
  }

  private static @Nullable Usage usage(Map<String, @Nullable Object> reply) {
    long input = Counts.of(reply.get("prompt_eval_count"));
    long output = Counts.of(reply.get("eval_count"));
    return input < 0 && output < 0 ? null : Usage.of(input, output);
  }

  private static List<String> textsOfWhole(byte[] body, ReplyShape shape) {
    try {
      return texts(Json.object(Json.read(body)), shape);
    } catch (MalformedBodyException e) {
      return Collections.emptyList();
    }
  }

  private static List<String> texts(Map<String, @Nullable Object> reply, ReplyShape shape) {
    List<String> texts = new ArrayList<>();
    Map<String, @Nullable Object> spoken = shape.spoken(reply);
    SPOKEN.collect(spoken.get("thinking"), texts);
    SPOKEN.collect(spoken.get(shape.text()), texts);
    SPOKEN.collect(spoken.get("tool_calls"), texts);
    return texts;
  }

  private ReplyReader() {}
}
