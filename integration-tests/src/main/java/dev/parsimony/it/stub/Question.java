/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request asks, read from its body. */
final class Question {

  /** Fields that the provider documents as without influence on what the model says. */
  private static final List<String> WITHOUT_INFLUENCE =
      List.of(
          "stream",
          "stream_options",
          "store",
          "metadata",
          "user",
          "safety_identifier",
          "prompt_cache_key",
          "prompt_cache_retention",
          "service_tier",
          "encoding_format",
          "cache_control");

  private static final Pattern SNAPSHOT = Pattern.compile("\\[snapshot:([\\w.-]+)]");

  private static final List<String> IDENTITY =
      List.of(
          "Authorization",
          "api-key",
          "OpenAI-Organization",
          "OpenAI-Project",
          "OpenAI-Beta",
          "x-api-key",
          "anthropic-version",
          "anthropic-beta");

  private static final List<String> PROMPT =
      List.of("instructions", "system", "messages", "input", "prompt", "tools");

  private final StubRequest request;
  private final JsonNode body;
  private final JsonNode said;
  private final String deployment;
  private final String prompt;
  private final String hash;

  private Question(StubRequest request, JsonNode body, String deployment, String hash) {
    this.request = request;
    this.body = body;
    this.deployment = deployment;
    this.hash = hash;
    this.said = CacheMarks.in(body) ? CacheMarks.without(body) : body;
    StringBuilder text = new StringBuilder();
    PROMPT.forEach(field -> Json.canonical(said.path(field), text));
    this.prompt = text.toString();
  }

  static Question of(StubRequest request, JsonNode body) {
    return new Question(request, body, AzurePath.deployment(request.path()), hash(request, body));
  }

  private static String hash(StubRequest request, JsonNode body) {
    StringBuilder all = new StringBuilder(request.target());
    for (String name : IDENTITY) {
      all.append('\n').append(name).append(':').append(request.header(name));
    }
    ObjectNode influence = body.deepCopy();
    influence.remove(WITHOUT_INFLUENCE);
    Json.canonical(CacheMarks.without(influence), all.append('\n'));
    CharSequence asked = Ids.withoutToolCalls(all);
    // The characters themselves and not their UTF-8 form, in which lone surrogates are all alike.
    ByteBuffer characters = ByteBuffer.allocate(asked.length() * 2);
    characters.asCharBuffer().put(asked.toString());
    return HexFormat.of().formatHex(sha256(characters.array()), 0, 8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode body() {
    return body;
  }

  /** Sixteen hexadecimal digits that differ for questions that differ. */
  String hash() {
    return hash;
  }

  /** The same of one input alone, of those that are asked about together. */
  String hashOf(JsonNode input) {
    ObjectNode alone = body.deepCopy();
    alone.set("input", input);
    return hash(request, alone);
  }

  String model() {
    return deployment.isEmpty() ? body.path("model").asText() : deployment;
  }

  /**
   * The dated name under which the provider answers for an undated one, or the one that the prompt
   * demands by {@code [snapshot:name]}.
   */
  String answeredModel() {
    Matcher demanded = SNAPSHOT.matcher(prompt);
    if (demanded.find()) {
      return demanded.group(1);
    }
    return switch (model()) {
      case "gpt-4o" -> "gpt-4o-2024-08-06";
      case "gpt-4o-mini" -> "gpt-4o-mini-2024-07-18";
      case "gpt-4.1" -> "gpt-4.1-2025-04-14";
      case "gpt-4.1-mini" -> "gpt-4.1-mini-2025-04-14";
      case "o3-mini" -> "o3-mini-2025-01-31";
      case "gpt-5" -> "gpt-5-2025-08-07";
      case "claude-sonnet-4-5" -> "claude-sonnet-4-5-20250929";
      case "claude-haiku-4-5" -> "claude-haiku-4-5-20251001";
      default -> model();
    };
  }

  /** The tier of OpenAI's that serves the request. */
  String tier() {
    String asked = body.path("service_tier").asText();
    return asked.equals("flex") || asked.equals("priority") ? asked : "default";
  }

  boolean reasons() {
    String thinking = body.path("thinking").path("type").asText("disabled");
    return model().matches("(o\\d|gpt-5).*") || !thinking.equals("disabled");
  }

  boolean stream() {
    return body.path("stream").asBoolean();
  }

  boolean usageInStream() {
    return body.path("stream_options").path("include_usage").asBoolean();
  }

  boolean padded() {
    return body.path("stream_options").path("include_obfuscation").asBoolean(true);
  }

  int choices() {
    return Math.max(1, body.path("n").asInt(1));
  }

  /** The texts that the model sees, in canonical form. */
  String prompt() {
    return prompt;
  }

  long inputTokens() {
    return PROMPT.stream().mapToLong(field -> Tokens.count(said.path(field))).sum();
  }

  /** The schema that the answer must follow; null for free text. */
  @Nullable JsonNode schema() {
    JsonNode chat = body.path("response_format");
    JsonNode responses = body.path("text").path("format");
    JsonNode messages = body.path("output_config").path("format");
    JsonNode format = chat.isObject() ? chat : responses.isObject() ? responses : messages;
    return switch (format.path("type").asText()) {
      case "json_object" -> Json.object().set("properties", Json.object().set("answer", STRING));
      case "json_schema" -> chat.isObject() ? chat.at("/json_schema/schema") : format.get("schema");
      default -> null;
    };
  }

  private static final ObjectNode STRING = Json.object().put("type", "string");

  /** The tools that the model calls: the first one, or two, if the prompt or the caller says so. */
  List<ToolCall> toolCalls() {
    List<ToolCall> calls = new ArrayList<>();
    if (toolsAreWanted()) {
      for (JsonNode tool : body.path("tools")) {
        if (calls.size() < (prompt.contains("[two tools]") ? 2 : 1)) {
          JsonNode function = tool.has("function") ? tool.get("function") : tool;
          JsonNode schema =
              function.path(function.has("input_schema") ? "input_schema" : "parameters");
          JsonNode arguments = SchemaSample.of(schema, "argument-" + hash);
          calls.add(new ToolCall(function.path("name").asText(), Json.compact(arguments)));
        }
      }
    }
    return calls;
  }

  private boolean toolsAreWanted() {
    JsonNode choice = body.path("tool_choice");
    String kind = choice.isObject() ? choice.path("type").asText() : choice.asText();
    boolean forced = !kind.isEmpty() && !kind.equals("auto") && !kind.equals("none");
    boolean asked = prompt.contains("[tools]") || prompt.contains("[two tools]");
    return (forced || asked) && !kind.equals("none") && !resultsAreIn();
  }

  private boolean resultsAreIn() {
    JsonNode turns = body.has("messages") ? body.get("messages") : body.path("input");
    JsonNode last = turns.isArray() ? turns.path(turns.size() - 1) : turns;
    return last.path("role").asText().equals("tool")
        || last.path("type").asText().equals("function_call_output")
        || last.at("/content/0/type").asText().equals("tool_result");
  }
}
