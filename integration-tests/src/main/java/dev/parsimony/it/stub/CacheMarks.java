/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The marks in a prompt of what a provider is to cache: they change nothing of the answer. */
final class CacheMarks {

  private static final String CLAUDE = "cache_control";
  private static final String CONVERSE = "cachePoint";
  private static final String OPENAI = "prompt_cache_breakpoint";
  private static final Set<String> NAMES = Set.of(CLAUDE, CONVERSE, OPENAI);
  private static final List<String> ORDER = List.of("tools", "system", "messages");
  private static final Set<String> ONE_TEXT = Set.of("type", "text");
  private static final int MOST = 4;

  /** The request without marks, with texts by themselves where they are alone. */
  static JsonNode without(JsonNode value) {
    if (value.isArray()) {
      ArrayNode plain = Json.array();
      for (JsonNode element : value) {
        if (!element.has(CONVERSE)) {
          plain.add(without(element));
        }
      }
      return isOneText(plain) ? plain.get(0).get("text") : plain;
    }
    if (!value.isObject()) {
      return value;
    }
    ObjectNode plain = Json.object();
    value
        .fields()
        .forEachRemaining(
            member -> {
              if (!NAMES.contains(member.getKey())) {
                plain.set(member.getKey(), without(member.getValue()));
              }
            });
    return plain;
  }

  private static boolean isOneText(ArrayNode blocks) {
    JsonNode block = blocks.path(0);
    Set<String> names = new HashSet<>();
    block.fieldNames().forEachRemaining(names::add);
    return blocks.size() == 1
        && names.equals(ONE_TEXT)
        && block.get("type").asText().equals("text")
        && block.get("text").isTextual();
  }

  /** Whether there are any in a request. */
  static boolean in(JsonNode body) {
    return NAMES.stream().anyMatch(name -> body.findValue(name) != null);
  }

  /** Those of Claude's format, in the order of what they mark. */
  static List<JsonNode> ofClaude(JsonNode body) {
    List<JsonNode> marks = new ArrayList<>();
    ORDER.forEach(field -> marks.addAll(body.path(field).findValues(CLAUDE)));
    if (body.path(CLAUDE).isObject()) {
      marks.add(body.get(CLAUDE));
    }
    return marks;
  }

  /** What is wrong with those of Claude's format; null for nothing. */
  static @Nullable String wrong(JsonNode body) {
    List<JsonNode> marks = ofClaude(body);
    if (marks.size() > MOST) {
      return "A maximum of 4 blocks with cache_control may be provided. Found " + marks.size();
    }
    boolean shorter = false;
    for (JsonNode mark : marks) {
      String lifetime = mark.path("ttl").asText("5m");
      if (!mark.path("type").asText().equals("ephemeral") || !lifetime.matches("5m|1h")) {
        return "cache_control: Input should be a valid mark";
      }
      if (shorter && lifetime.equals("1h")) {
        return "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block";
      }
      shorter |= lifetime.equals("5m");
    }
    return misplaced(body);
  }

  /** What is wrong with those of Converse; null for nothing. */
  static @Nullable String wrongInConverse(JsonNode body) {
    List<JsonNode> marks = body.findValues(CONVERSE);
    boolean known = marks.stream().allMatch(mark -> mark.path("type").asText().equals("default"));
    return known && marks.size() <= MOST ? null : "The request has invalid cache points.";
  }

  /** What is wrong with those of OpenAI's formats; null for nothing. */
  static @Nullable String wrongInOpenAi(String model, JsonNode body) {
    boolean knows = model.matches("gpt-(5\\.6|6).*");
    if (!knows && body.hasNonNull("prompt_cache_options")) {
      return "Unknown parameter: 'prompt_cache_options'.";
    }
    if (body.findValue(OPENAI) == null) {
      return null;
    }
    if (!knows) {
      return "Unknown parameter: 'prompt_cache_breakpoint'.";
    }
    for (JsonNode message : body.path(body.has("messages") ? "messages" : "input")) {
      boolean marked = message.findValue(OPENAI) != null;
      if (marked && !message.path("role").asText().matches("user|system|developer")) {
        return "prompt_cache_breakpoint is not supported here.";
      }
    }
    return null;
  }

  private static @Nullable String misplaced(JsonNode body) {
    for (JsonNode marked : body.findParents(CLAUDE)) {
      String type = marked.path("type").asText();
      if (type.equals("thinking") || type.equals("redacted_thinking")) {
        return "cache_control cannot be set for thinking blocks";
      }
      if (type.equals("text") && marked.path("text").asText().isEmpty()) {
        return "cache_control cannot be set for empty text blocks";
      }
    }
    return null;
  }

  private CacheMarks() {}
}
