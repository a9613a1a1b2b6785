/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.MediaType;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.LiveReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which requests may be answered from the cache, and which replies may be stored. */
final class Cacheability {

  private static final int OK = 200;

  /** The reason codes that speak against it; empty for a request that may be answered. */
  static List<String> objections(RequestFacts request, @Nullable CacheSettings settings) {
    if (settings == null) {
      return Collections.singletonList("no_rule");
    }
    if (!settings.enabled()) {
      return Collections.singletonList("disabled");
    }
    List<String> objections = new ArrayList<>(request.uncacheable());
    if (settings.stored()) {
      objections.remove("stored");
    }
    if (settings.imageUrls()) {
      objections.remove("image_by_url");
    }
    if (!allows(settings.maxTemperature(), request.parameter(Parameter.TEMPERATURE))) {
      objections.add("temperature_above_limit");
    }
    return objections;
  }

  /** The reason code that speaks against storing a reply of the provider; null for none. */
  static @Nullable String objection(
      RequestFacts request, EndedReply reply, CacheSettings settings) {
    ReplyFacts facts = reply.facts();
    if (reply.status() != OK) {
      return reply.status() == 0 ? "no_reply" : "status";
    }
    if (reply.body() == null || facts == null) {
      return "incomplete_reply";
    }
    if (facts.flaw() != null) {
      return facts.flaw();
    }
    if (facts.errorType() != null) {
      return "failed_reply";
    }
    if (facts.toolCalls()) {
      String ofTools = objectionToToolCalls(request, settings);
      if (ofTools != null) {
        return ofTools;
      }
    }
    return isAsAsked(request, reply) ? null : "content_type";
  }

  /** The reason code that speaks against giving an answer again that calls tools; null for none. */
  static @Nullable String objectionToToolCalls(RequestFacts request, CacheSettings settings) {
    if (!settings.toolCalls()) {
      return "tool_calls";
    }
    return settings.screening().actingToolsAreOffered(request) ? Screening.SIDE_EFFECT_TOOLS : null;
  }

  /** Whether a reply that is coming in is a stream, and no error so far. */
  static boolean isGoodStream(LiveReply reply) {
    return reply.status() == OK && reply.stream();
  }

  private static boolean allows(double limit, @Nullable Object temperature) {
    return temperature == null
        || (temperature instanceof Number && ((Number) temperature).doubleValue() <= limit);
  }

  private static boolean isAsAsked(RequestFacts request, EndedReply reply) {
    if (request.stream() != reply.stream()) {
      return false;
    }
    String type = reply.headers().mediaType();
    return reply.stream() ? type.equals(request.dialect().streamType()) : MediaType.isJson(type);
  }

  private Cacheability() {}
}
