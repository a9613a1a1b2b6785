/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads answers of generateContent. */
final class ReplyReader {

  static ReplyFacts ofWhole(byte[] body) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    Object root = null;
    try {
      root = Json.outline(body);
    } catch (MalformedBodyException e) {
      facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED);
    }
    facts.texts(() -> textsOfWhole(body));
    if (root instanceof List) {
      read(ChunkStream.ofArray(Json.array(root)), facts);
    } else if (root instanceof Map) {
      ErrorReader.read(Json.object(root).get("error"), facts);
      read(Json.object(root), facts);
    } else {
      facts.flaw(Flaw.MALFORMED);
    }
    return facts.build();
  }

  static ReplyFacts ofStream(byte[] stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    if (stream.length == 0) {
      facts.flaw(Flaw.EMPTY);
    }
    read(ChunkStream.ofEvents(stream), facts);
    return facts.texts(() -> texts(ChunkStream.ofEvents(stream).whole())).build();
  }

  private static void read(ChunkStream folded, ReplyFacts.Builder facts) {
    Object error = folded.error();
    if (error != null) {
      ErrorReader.readLate(error, facts);
    } else if (folded.isMalformed()) {
      facts.flaw(Flaw.MALFORMED);
    }
    read(folded.whole(), facts);
  }

  private static void read(Map<String, @Nullable Object> reply, ReplyFacts.Builder facts) {
    Object usage = reply.get("usageMetadata");
    facts.usage(UsageReader.read(usage)).serviceTier(UsageReader.serviceTier(usage));
    facts.id(Json.string(reply.get("responseId"))).model(Json.string(reply.get("modelVersion")));
    Object blocked = Json.object(reply.get("promptFeedback")).get("blockReason");
    if (!Json.isBlank(blocked)) {
      facts.flaw(Flaw.REFUSED);
    }
    List<@Nullable Object> candidates = Json.array(reply.get("candidates"));
    if (candidates.isEmpty()) {
      facts.flaw(Flaw.EMPTY);
    }
    candidates.forEach(candidate -> readCandidate(Json.object(candidate), facts));
  }

  private static void readCandidate(
      Map<String, @Nullable Object> candidate, ReplyFacts.Builder facts) {
    Object reason = candidate.get("finishReason");
    if (reason instanceof String) {
      facts.finishReason((String) reason);
    }
    String flaw = Finish.flaw(reason);
    if (flaw != null) {
      facts.flaw(flaw);
    }
    boolean said = false;
    for (Object part : Json.array(Json.object(candidate.get("content")).get("parts"))) {
      said |= readPart(Json.object(part), facts);
    }
    if (!said) {
      facts.flaw(Flaw.EMPTY);
    }
  }

  /* A thought is no answer. */
  private static boolean readPart(Map<String, @Nullable Object> part, ReplyFacts.Builder facts) {
    if (part.get("functionCall") != null) {
      facts.toolCalls(true);
    }
    boolean said = false;
    for (Map.Entry<String, @Nullable Object> entry : part.entrySet()) {
      Object value = entry.getValue();
      boolean something = value instanceof String ? Json.isSaid(value) : !Json.isBlank(value);
      said |= !entry.getKey().equals("thoughtSignature") && something;
    }
    return said && !Boolean.TRUE.equals(part.get("thought"));
  }

  private static List<String> textsOfWhole(byte[] body) {
    try {
      Object root = Json.read(body);
      return root instanceof List
          ? texts(ChunkStream.ofArray(Json.array(root)).whole())
          : texts(Json.object(root));
    } catch (MalformedBodyException e) {
      return Collections.emptyList();
    }
  }

  private static List<String> texts(Map<String, @Nullable Object> reply) {
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(reply.get("candidates"), texts);
    return texts;
  }

  private ReplyReader() {}
}
