/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads replies that are lists of choices. */
final class ChunkReply {

  private static final Set<String> NAMES =
      Json.names(
          UsageReader.NAMES,
          "id",
          "object",
          "model",
          "service_tier",
          "error",
          "code",
          "type",
          "system_fingerprint",
          "choices",
          "finish_reason",
          "message",
          "content",
          "text",
          "refusal",
          "audio",
          "tool_calls",
          "function_call",
          "name");

  static ReplyFacts ofWhole(byte[] body, ChunkFormat format) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    Object root = null;
    try {
      root = Json.outline(body, NAMES);
    } catch (MalformedBodyException e) {
      facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED);
    }
    if (!(root instanceof Map)) {
      return facts.flaw(Flaw.MALFORMED).build();
    }
    read(Json.object(root), format, facts);
    return facts.texts(() -> textsOfWhole(body)).build();
  }

  static ReplyFacts ofStream(byte[] stream, ChunkFormat format) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    ChunkStream folded = ChunkStream.read(stream);
    Map<String, @Nullable Object> whole = folded.whole(format);
    ErrorReader.read(whole.get("error"), facts);
    Flaw.noteStream(stream, folded.isMalformed(), folded.isDone(), facts);
    read(whole, format, facts);
    return facts.texts(() -> texts(ChunkStream.read(stream).whole(format))).build();
  }

  private static void read(
      Map<String, @Nullable Object> body, ChunkFormat format, ReplyFacts.Builder facts) {
    facts
        .id(Json.string(body.get("id")))
        .model(Json.string(body.get("model")))
        .usage(UsageReader.ofCompletion(body.get("usage")))
        .serviceTier(Json.string(body.get("service_tier")))
        .systemFingerprint(Json.string(body.get("system_fingerprint")));
    ErrorReader.read(body.get("error"), facts);
    ErrorReader.readFlat(body, facts);
    List<@Nullable Object> choices = Json.array(body.get("choices"));
    if (choices.isEmpty()) {
      facts.flaw(Flaw.EMPTY);
    }
    for (Object choice : choices) {
      readChoice(Json.object(choice), format, facts);
    }
  }

  private static void readChoice(
      Map<String, @Nullable Object> choice, ChunkFormat format, ReplyFacts.Builder facts) {
    String reason = Json.string(choice.get("finish_reason"));
    if (reason != null) {
      facts.finishReason(reason);
    }
    Map<String, @Nullable Object> message = Json.object(choice.get("message"));
    if (Json.isText(message.get("refusal"))) {
      facts.flaw(Flaw.REFUSED);
    }
    readFinish(String.valueOf(reason), facts);
    if (callsTools(message)) {
      facts.toolCalls(true);
    } else if (!(format.hasMessages()
            ? isSpoken(message.get("content"))
            : Json.isText(choice.get("text")))
        && Json.isBlank(message.get("audio"))) {
      facts.flaw(Flaw.EMPTY);
    }
  }

  /* A thought is no answer. */
  private static boolean isSpoken(@Nullable Object content) {
    for (Object part : Json.array(content)) {
      if (Json.isSaid(Json.object(part).get("text"))) {
        return true;
      }
    }
    return Json.isSaid(content);
  }

  /* Only an end that is known to be a good one is taken as one. */
  private static void readFinish(String reason, ReplyFacts.Builder facts) {
    switch (reason) {
      case "stop":
      case "tool_calls":
      case "function_call":
        break;
      case "content_filter":
        facts.flaw(Flaw.FILTERED);
        break;
      case "error":
        facts.flaw(Flaw.FAILED);
        break;
      default:
        facts.flaw(Flaw.INCOMPLETE);
    }
  }

  private static boolean callsTools(Map<String, @Nullable Object> message) {
    return !Json.isBlank(message.get("tool_calls")) || !Json.isBlank(message.get("function_call"));
  }

  private static List<String> textsOfWhole(byte[] body) {
    try {
      return texts(Json.object(Json.read(body)));
    } catch (MalformedBodyException e) {
      return Collections.emptyList();
    }
  }

  private static List<String> texts(Map<String, @Nullable Object> body) {
    List<String> texts = new ArrayList<>();
    for (Object choice : Json.array(body.get("choices"))) {
      SpokenTexts.collect(Json.object(choice).get("text"), texts);
      SpokenTexts.collect(Json.object(choice).get("message"), texts);
    }
    return texts;
  }

  private ChunkReply() {}
}
