/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.json.TextMembers;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads replies of chat. */
final class ReplyReader {

  private static final TextMembers SPOKEN =
      TextMembers.spoken("arguments", "function", "name", "text", "thinking");

  /* An error has no name, only a sentence. */
  private static final String UNNAMED = "_OTHER";

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
    if (Json.object(root).get("message") instanceof String) {
      facts.flaw(Flaw.FAILED);
    }
    read(Json.object(root), facts);
    return facts.texts(() -> texts(Json.membersOf(body))).build();
  }

  static ReplyFacts ofStream(byte[] stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    ChatStream folded = ChatStream.read(stream);
    if (folded.isFailed()) {
      facts.flaw(Flaw.FAILED).errorType(UNNAMED);
    } else {
      Flaw.noteStream(stream, folded.isMalformed(), folded.isEnded(), facts);
    }
    read(folded.whole(), facts);
    return facts.texts(() -> texts(ChatStream.read(stream).whole())).build();
  }

  private static void read(Map<String, @Nullable Object> reply, ReplyFacts.Builder facts) {
    facts.id(Json.string(reply.get("id"))).usage(UsageReader.read(reply.get("usage")));
    String reason = Json.string(reply.get("finish_reason"));
    if (reason != null) {
      facts.finishReason(reason);
    }
    readEnd(String.valueOf(reason), facts);
    Map<String, @Nullable Object> message = Json.object(reply.get("message"));
    boolean said = !Json.isBlank(message.get("tool_calls"));
    facts.toolCalls(said);
    for (Object block : Json.array(message.get("content"))) {
      said |= Json.isSaid(Json.object(block).get("text"));
    }
    if (!said) {
      facts.flaw(Flaw.EMPTY);
    }
  }

  /* Only an end that is known to be a good one is taken as one. */
  private static void readEnd(String reason, ReplyFacts.Builder facts) {
    switch (reason) {
      case "COMPLETE":
      case "STOP_SEQUENCE":
      case "TOOL_CALL":
        break;
      case "ERROR":
        facts.flaw(Flaw.FAILED).errorType(UNNAMED);
        break;
      default:
        facts.flaw(Flaw.INCOMPLETE);
    }
  }

  private static List<String> texts(Map<String, @Nullable Object> reply) {
    List<String> texts = new ArrayList<>();
    Map<String, @Nullable Object> message = Json.object(reply.get("message"));
    SPOKEN.collect(message.get("tool_plan"), texts);
    SPOKEN.collect(message.get("content"), texts);
    SPOKEN.collect(message.get("tool_calls"), texts);
    return texts;
  }

  private ReplyReader() {}
}
