/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.ErrorName;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answers of a conversation. */
final class ConverseReply {

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
    ErrorReader.read(Json.object(root), facts);
    read(Json.object(root), facts);
    return facts.texts(() -> textsOfWhole(body)).build();
  }

  static ReplyFacts ofStream(byte[] stream, EventFormat format) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    ConverseStream folded = ConverseStream.read(stream, format);
    if (folded.failure() != null) {
      facts.flaw(Flaw.FAILED).errorType(ErrorName.of(folded.failure()));
    } else if (folded.isMalformed()) {
      facts.flaw(Flaw.MALFORMED);
    } else if (stream.length == 0) {
      facts.flaw(Flaw.EMPTY);
    }
    read(folded.whole(), facts);
    if (!folded.isDone()) {
      facts.flaw(Flaw.INCOMPLETE);
    }
    return facts.texts(() -> texts(ConverseStream.read(stream, format).whole())).build();
  }

  private static void read(Map<String, @Nullable Object> reply, ReplyFacts.Builder facts) {
    facts.usage(UsageReader.read(reply.get("usage"))).serviceTier(tier(reply));
    Added.readGuardrail(reply, facts);
    Object reason = reply.get("stopReason");
    if (reason instanceof String) {
      facts.finishReason((String) reason);
    }
    readStop(String.valueOf(reason), facts);
    boolean said = false;
    for (Object block : content(reply)) {
      Map<String, @Nullable Object> each = Json.object(block);
      said |= Json.isSaid(each.get("text")) || !Json.isBlank(each.get("citationsContent"));
      if (!Json.isBlank(each.get("toolUse"))) {
        facts.toolCalls(true);
        said = true;
      }
    }
    if (!said) {
      facts.flaw(Flaw.EMPTY);
    }
  }

  /* Only an end that is known to be a good one is taken as one. */
  private static void readStop(String reason, ReplyFacts.Builder facts) {
    switch (reason) {
      case "end_turn":
      case "stop_sequence":
      case "tool_use":
        break;
      case "guardrail_intervened":
      case "content_filtered":
        facts.flaw(Flaw.FILTERED);
        break;
      case "malformed_model_output":
      case "malformed_tool_use":
        facts.flaw(Flaw.FAILED);
        break;
      default:
        facts.flaw(Flaw.INCOMPLETE);
    }
  }

  private static @Nullable String tier(Map<String, @Nullable Object> reply) {
    Object latency = Json.object(reply.get("performanceConfig")).get("latency");
    return ConverseValues.OPTIMIZED.equals(latency)
        ? ConverseValues.OPTIMIZED
        : Json.string(Json.object(reply.get("serviceTier")).get("type"));
  }

  private static List<@Nullable Object> content(Map<String, @Nullable Object> reply) {
    Object message = Json.object(reply.get("output")).get("message");
    return Json.array(Json.object(message).get("content"));
  }

  private static List<String> textsOfWhole(byte[] body) {
    try {
      return texts(Json.object(Json.read(body)));
    } catch (MalformedBodyException e) {
      return Collections.emptyList();
    }
  }

  private static List<String> texts(Map<String, @Nullable Object> reply) {
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(content(reply), texts);
    return texts;
  }

  private ConverseReply() {}
}
