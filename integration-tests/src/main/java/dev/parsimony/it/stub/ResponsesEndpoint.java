/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The Responses API. */
final class ResponsesEndpoint implements Endpoint {

  @Override
  public String required() {
    return "input";
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    ResponseItems items = ResponseItems.of(question, answer);
    ObjectNode unfinished = envelope(question, epochSecond);
    ObjectNode finished = finished(unfinished.deepCopy(), question, answer, items, epochSecond);
    return question.stream()
        ? Reply.stream(new ResponseEvents(question, answer, items).all(unfinished, finished))
        : Reply.whole(200, Json.indented(finished));
  }

  private static ObjectNode envelope(Question question, long epochSecond) {
    JsonNode asked = question.body();
    ObjectNode reply = Json.object();
    reply.put("id", Ids.hex("resp_")).put("object", "response").put("created_at", epochSecond);
    reply.put("status", "in_progress").put("background", asked.path("background").asBoolean());
    List.of("error", "incomplete_details").forEach(reply::putNull);
    echo(reply, asked, "instructions", "max_output_tokens", "max_tool_calls");
    reply.put("model", question.answeredModel());
    reply.putArray("output");
    reply.put("parallel_tool_calls", asked.path("parallel_tool_calls").asBoolean(true));
    echo(reply, asked, "previous_response_id", "prompt_cache_key");
    String effort = question.reasons() ? "medium" : null;
    reply.putObject("reasoning").put("effort", effort).putNull("summary");
    echo(reply, asked, "safety_identifier");
    reply.put("service_tier", question.tier()).put("store", asked.path("store").asBoolean(true));
    reply.put("temperature", asked.path("temperature").asDouble(1.0));
    reply.set("text", textSettings(asked));
    reply.set("tool_choice", or(asked, "tool_choice", reply.textNode("auto")));
    reply.set("tools", or(asked, "tools", Json.array()));
    reply.put("top_logprobs", 0).put("top_p", asked.path("top_p").asDouble(1.0));
    reply.put("truncation", "disabled").putNull("usage");
    echo(reply, asked, "user");
    reply.set("metadata", or(asked, "metadata", Json.object()));
    return reply;
  }

  private static ObjectNode textSettings(JsonNode asked) {
    ObjectNode text = Json.object();
    JsonNode format = asked.path("text").path("format");
    text.set("format", format.isObject() ? format : Json.object().put("type", "text"));
    return text.put("verbosity", "medium");
  }

  private static ObjectNode finished(
      ObjectNode reply, Question question, Answer answer, ResponseItems items, long epochSecond) {
    reply.put("status", status(answer));
    if (status(answer).equals("completed")) {
      reply.put("completed_at", epochSecond);
    }
    if (status(answer).equals("incomplete")) {
      String why = answer.finish() == Finish.LENGTH ? "max_output_tokens" : answer.finish().word();
      reply.putObject("incomplete_details").put("reason", why);
    }
    ArrayNode output = reply.putArray("output");
    items.all().forEach(output::add);
    reply.set("usage", usage(question, answer));
    return reply;
  }

  static String status(Answer answer) {
    return switch (answer.finish()) {
      case STOP, TOOL_CALLS -> "completed";
      case LENGTH, CONTENT_FILTER -> "incomplete";
      case UNSAID -> "in_progress";
    };
  }

  private static ObjectNode usage(Question question, Answer answer) {
    long output = answer.outputTokens() + answer.reasoningTokens();
    ObjectNode usage = Json.object().put("input_tokens", question.inputTokens());
    usage
        .putObject("input_tokens_details")
        .put("cached_tokens", answer.cachedTokens())
        .put("cache_write_tokens", 0);
    usage.put("output_tokens", output);
    usage.putObject("output_tokens_details").put("reasoning_tokens", answer.reasoningTokens());
    return usage.put("total_tokens", question.inputTokens() + output);
  }

  private static void echo(ObjectNode reply, JsonNode asked, String... fields) {
    for (String field : fields) {
      reply.set(field, or(asked, field, reply.nullNode()));
    }
  }

  private static JsonNode or(JsonNode asked, String field, JsonNode otherwise) {
    return asked.hasNonNull(field) ? asked.get(field) : otherwise;
  }
}
