/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.json.ErrorName;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.json.TextMembers;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads whole messages. */
final class MessageReply {

  /* No ids, types, signatures or data. */
  private static final TextMembers SPOKEN =
      TextMembers.spoken("content", "name", "source", "text", "thinking", "title").andJson("input");

  static ReplyFacts.Builder read(byte[] body, ReplyFacts.Builder facts) {
    Object root = null;
    try {
      root = Json.read(body);
    } catch (MalformedBodyException e) {
      facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED);
    }
    if (!(root instanceof Map)) {
      return facts.flaw(Flaw.MALFORMED);
    }
    readError(Json.object(root).get("error"), facts);
    read(Json.object(root), facts);
    return facts.texts(() -> textsOf(body));
  }

  /** Notes a failure, unless the error is null. */
  static void readError(@Nullable Object error, ReplyFacts.Builder facts) {
    if (error != null) {
      Map<String, @Nullable Object> told = Json.object(error);
      // Vertex AI has errors of its own.
      Object name = told.get("type") == null ? told.get("status") : told.get("type");
      facts.flaw(Flaw.FAILED).errorType(ErrorName.of(name));
    }
  }

  /** Reads a message that stands in a body or was joined from events. */
  static void read(Map<String, @Nullable Object> message, ReplyFacts.Builder facts) {
    facts.id(Json.string(message.get("id"))).model(Json.string(message.get("model")));
    UsageReader.read(message.get("usage"), facts);
    String reason = Json.string(message.get("stop_reason"));
    if (reason != null) {
      facts.finishReason(reason);
    }
    readStop(String.valueOf(reason), facts);
    boolean said = false;
    for (Object block : Json.array(message.get("content"))) {
      boolean call = "tool_use".equals(Json.object(block).get("type"));
      if (call) {
        facts.toolCalls(true);
      }
      said |= call || Json.isSaid(Json.object(block).get("text"));
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
        break;
      case "tool_use":
        facts.toolCalls(true);
        break;
      case "refusal":
        facts.flaw(Flaw.REFUSED);
        break;
      default:
        facts.flaw(Flaw.INCOMPLETE);
    }
  }

  private static List<String> textsOf(byte[] body) {
    try {
      return texts(Json.object(Json.read(body)));
    } catch (MalformedBodyException e) {
      return Collections.emptyList();
    }
  }

  /** What the blocks of a message say. */
  static List<String> texts(Map<String, @Nullable Object> message) {
    List<String> texts = new ArrayList<>();
    SPOKEN.collect(message.get("content"), texts);
    return texts;
  }

  private MessageReply() {}
}
