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

/** Reads whole responses. */
final class ResponseReply {

  private static final Set<String> NAMES =
      Json.names(
          UsageReader.NAMES,
          "id",
          "model",
          "service_tier",
          "error",
          "code",
          "type",
          "status",
          "incomplete_details",
          "reason",
          "output",
          "content",
          "text",
          "refusal");

  static ReplyFacts read(byte[] body) {
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
    read(Json.object(root), facts);
    return facts.texts(() -> textsOf(body)).build();
  }

  /** Reads a response that stands in a body or in an event. */
  static void read(Map<String, @Nullable Object> response, ReplyFacts.Builder facts) {
    facts
        .id(Json.string(response.get("id")))
        .model(Json.string(response.get("model")))
        .usage(UsageReader.ofResponse(response.get("usage")))
        .serviceTier(Json.string(response.get("service_tier")));
    ErrorReader.read(response.get("error"), facts);
    readStatus(response, facts);
    boolean said = false;
    for (Object item : Json.array(response.get("output"))) {
      said |= readItem(Json.object(item), facts);
    }
    if (!said) {
      facts.flaw(Flaw.EMPTY);
    }
  }

  private static void readStatus(Map<String, @Nullable Object> response, ReplyFacts.Builder facts) {
    String status = String.valueOf(Json.string(response.get("status")));
    Object reason = Json.object(response.get("incomplete_details")).get("reason");
    if (Json.isText(reason)) {
      facts.finishReason(String.valueOf(reason));
    } else if (response.get("status") instanceof String) {
      facts.finishReason(status);
    }
    if ("content_filter".equals(reason)) {
      facts.flaw(Flaw.FILTERED);
    } else if (status.equals("failed") || status.equals("cancelled")) {
      facts.flaw(Flaw.FAILED);
    } else if (!status.equals("completed")) {
      facts.flaw(Flaw.INCOMPLETE);
    }
  }

  /* Whether the item says something. */
  private static boolean readItem(Map<String, @Nullable Object> item, ReplyFacts.Builder facts) {
    if ("incomplete".equals(item.get("status"))) {
      facts.flaw(Flaw.INCOMPLETE);
    }
    if (String.valueOf(item.get("type")).endsWith("_call")) {
      facts.toolCalls(true);
      return true;
    }
    boolean said = false;
    if ("message".equals(item.get("type"))) {
      for (Object part : Json.array(item.get("content"))) {
        if (Json.isText(Json.object(part).get("refusal"))) {
          facts.flaw(Flaw.REFUSED);
        }
        said |= Json.isSaid(Json.object(part).get("text"));
      }
    }
    return said;
  }

  /** What a whole response says. */
  static List<String> textsOf(byte[] body) {
    try {
      List<String> texts = new ArrayList<>();
      SpokenTexts.collect(Json.object(Json.read(body)).get("output"), texts);
      return texts;
    } catch (MalformedBodyException e) {
      return Collections.emptyList();
    }
  }

  private ResponseReply() {}
}
