/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import dev.parsimony.dialect.json.ErrorName;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.json.TextMembers;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads replies of generation. */
final class ReplyReader {

  private static final TextMembers SPOKEN =
      TextMembers.spoken(
          "arguments", "content", "function", "name", "reasoning_content", "text", "tool_calls");

  static ReplyFacts ofWhole(byte[] body) {
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
    readError(Json.object(root), facts);
    read(Json.object(root), facts);
    return facts.texts(() -> texts(Json.membersOf(body))).build();
  }

  static ReplyFacts ofStream(byte[] stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    ResultStream folded = ResultStream.read(stream);
    readError(folded.last(), facts);
    Flaw.noteStream(stream, folded.isMalformed(), folded.isEnded(), facts);
    read(folded.whole(), facts);
    return facts.texts(() -> texts(ResultStream.read(stream).whole())).build();
  }

  /** Notes a failure where a reply names one. */
  static void readError(Map<String, @Nullable Object> reply, ReplyFacts.Builder facts) {
    if (!Json.isBlank(reply.get("code"))) {
      facts.flaw(Flaw.FAILED).errorType(ErrorName.of(reply.get("code")));
    }
  }

  private static void read(Map<String, @Nullable Object> reply, ReplyFacts.Builder facts) {
    facts.id(Json.string(reply.get("request_id"))).usage(UsageReader.read(reply.get("usage")));
    Map<String, @Nullable Object> output = Json.object(reply.get("output"));
    boolean said = Json.isSaid(output.get("text"));
    boolean chosen = false;
    for (Object choice : Json.array(output.get("choices"))) {
      chosen = true;
      Map<String, @Nullable Object> message = Json.object(Json.object(choice).get("message"));
      boolean calls = !Json.isBlank(message.get("tool_calls"));
      if (calls) {
        facts.toolCalls(true);
      }
      said |= calls || !Json.isBlank(message.get("content"));
      readEnd(Json.object(choice).get("finish_reason"), facts);
    }
    if (!chosen) {
      readEnd(output.get("finish_reason"), facts);
    }
    if (!said) {
      facts.flaw(Flaw.EMPTY);
    }
  }

  /* Only an end that is known to be a good one is taken as one. */
  private static void readEnd(@Nullable Object reason, ReplyFacts.Builder facts) {
    if (ResultStream.isReason(reason)) {
      facts.finishReason(String.valueOf(reason));
    }
    if ("tool_calls".equals(reason)) {
      facts.toolCalls(true);
    }
    if (!"stop".equals(reason) && !"tool_calls".equals(reason)) {
      facts.flaw(Flaw.INCOMPLETE);
    }
  }

  private static List<String> texts(Map<String, @Nullable Object> reply) {
    List<String> texts = new ArrayList<>();
    Map<String, @Nullable Object> output = Json.object(reply.get("output"));
    SPOKEN.collect(output.get("text"), texts);
    for (Object choice : Json.array(output.get("choices"))) {
      SPOKEN.collect(Json.object(choice).get("message"), texts);
    }
    return texts;
  }

  private ReplyReader() {}
}
