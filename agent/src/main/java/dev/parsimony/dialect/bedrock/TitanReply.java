/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.json.ErrorName;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.EventFrameWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of Titan's models of text, whole and in pieces. */
final class TitanReply {

  static ReplyFacts ofWhole(byte[] body) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    Map<String, @Nullable Object> reply;
    try {
      reply = Json.object(Json.read(body));
    } catch (MalformedBodyException e) {
      return facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED).build();
    }
    ErrorReader.read(reply, facts);
    return read(reply, facts).build();
  }

  static ReplyFacts ofStream(byte[] stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    TitanStream folded = TitanStream.read(stream);
    if (folded.failure() != null) {
      facts.flaw(Flaw.FAILED).errorType(ErrorName.of(folded.failure()));
    } else if (stream.length == 0) {
      facts.flaw(Flaw.EMPTY);
    } else if (folded.isMalformed()) {
      facts.flaw(Flaw.MALFORMED);
    }
    read(folded.whole(), facts);
    if (!folded.isDone()) {
      facts.flaw(Flaw.INCOMPLETE);
    }
    return facts.build();
  }

  static byte[] join(byte[] stream) throws MalformedBodyException {
    TitanStream folded = TitanStream.read(stream);
    if (folded.failure() != null || folded.isMalformed() || !folded.isDone()) {
      throw new MalformedBodyException("the stream lacks what a whole reply must have");
    }
    return Json.write(folded.whole());
  }

  static byte[] split(byte[] whole) throws MalformedBodyException {
    Map<String, @Nullable Object> reply = Json.object(Json.read(whole));
    List<@Nullable Object> results = Json.array(reply.get("results"));
    Map<String, @Nullable Object> result = results.size() == 1 ? Json.object(results.get(0)) : null;
    Usage usage = usage(reply);
    if (result == null || !(result.get("completionReason") instanceof String) || usage == null) {
      throw new MalformedBodyException("the reply lacks what a stream must have");
    }
    if (reply.size() > 2 || result.size() > 3) {
      throw new MalformedBodyException("the reply holds what a stream has no place for");
    }
    Map<String, @Nullable Object> piece =
        Json.objectOf(
            "outputText",
            result.get("outputText"),
            "index",
            0,
            "totalOutputTextTokenCount",
            result.get("tokenCount"),
            "completionReason",
            result.get("completionReason"),
            "inputTextTokenCount",
            reply.get("inputTextTokenCount"),
            Added.METRICS,
            Added.metrics(usage));
    return new EventFrameWriter().event(Chunk.TYPE, Chunk.of(Json.write(piece))).toBytes();
  }

  private static ReplyFacts.Builder read(
      Map<String, @Nullable Object> reply, ReplyFacts.Builder facts) {
    Added.readGuardrail(reply, facts);
    Map<String, @Nullable Object> result = result(reply);
    String reason = Json.string(result.get("completionReason"));
    if (reason != null) {
      facts.finishReason(reason);
    }
    readEnd(String.valueOf(reason), facts);
    String text = Json.string(result.get("outputText"));
    if (!Json.isSaid(text)) {
      facts.flaw(Flaw.EMPTY);
    }
    return facts
        .usage(usage(reply))
        .texts(() -> text == null ? Collections.emptyList() : Collections.singletonList(text));
  }

  /* Only an end that is known to be a good one is taken as one. */
  private static void readEnd(String reason, ReplyFacts.Builder facts) {
    if (reason.startsWith("CONTENT_FILTERED")) {
      facts.flaw(Flaw.FILTERED);
    } else if (!reason.equals("FINISH") && !reason.equals("STOP_CRITERIA_MET")) {
      facts.flaw(Flaw.INCOMPLETE);
    }
  }

  private static @Nullable Usage usage(Map<String, @Nullable Object> reply) {
    long input = Counts.of(reply.get("inputTextTokenCount"));
    long output = Counts.of(result(reply).get("tokenCount"));
    return input < 0 && output < 0 ? null : Usage.of(input, output);
  }

  private static Map<String, @Nullable Object> result(Map<String, @Nullable Object> reply) {
    List<@Nullable Object> results = Json.array(reply.get("results"));
    return Json.object(results.isEmpty() ? null : results.get(0));
  }

  private TitanReply() {}
}
