/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Anthropic's messages. */
final class MessagesEndpoint implements Endpoint {

  @Override
  public String required() {
    return "messages";
  }

  @Override
  public Vendor vendor() {
    return Anthropic.INSTANCE;
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    ObjectNode message = message(question, answer);
    return question.stream()
        ? Reply.stream(new MessageEvents(message).all())
        : Reply.whole(200, Json.compactBytes(message));
  }

  static ObjectNode message(Question question, Answer answer) {
    ObjectNode message =
        Json.object()
            .put("model", question.answeredModel())
            .put("id", Ids.base62("msg_"))
            .put("type", "message")
            .put("role", "assistant");
    content(message.putArray("content"), question, answer);
    message.put("stop_reason", stopReason(answer)).putNull("stop_sequence");
    message.set("stop_details", stopDetails(message));
    message.putNull("container").putNull("diagnostics");
    message.set("usage", usage(question, answer));
    return message;
  }

  private static void content(ArrayNode content, Question question, Answer answer) {
    if (question.reasons()) {
      String thought = "Let me think about " + question.hash() + ".";
      ObjectNode thinking = content.addObject().put("type", "thinking").put("thinking", thought);
      thinking.put("signature", "EqQBCkgIARABGAIiQ" + question.hash());
    }
    if (!answer.text().isEmpty()) {
      content.addObject().put("type", "text").put("text", answer.text()).putNull("citations");
    }
    for (ToolCall call : answer.toolCalls()) {
      ObjectNode use = content.addObject().put("type", "tool_use").put("id", Ids.base62("toolu_"));
      use.put("name", call.name()).set("input", Json.parsed(call.arguments()));
      use.putObject("caller").put("type", "direct");
    }
  }

  private static @Nullable String stopReason(Answer answer) {
    if (answer.refusal() != null) {
      return "refusal";
    }
    return switch (answer.finish()) {
      case STOP -> "end_turn";
      case LENGTH -> "max_tokens";
      case CONTENT_FILTER -> "refusal";
      case TOOL_CALLS -> "tool_use";
      case UNSAID -> null;
    };
  }

  private static JsonNode stopDetails(ObjectNode message) {
    return message.path("stop_reason").asText().equals("refusal")
        ? Json.object().put("type", "refusal").putNull("category").putNull("explanation")
        : message.nullNode();
  }

  /* Input tokens are those that the prompt cache neither gave nor took. */
  private static ObjectNode usage(Question question, Answer answer) {
    long written = writtenTokens(question);
    boolean hour =
        CacheMarks.ofClaude(question.body()).stream()
            .anyMatch(mark -> mark.path("ttl").asText().equals("1h"));
    ObjectNode usage =
        Json.object()
            .put("input_tokens", question.inputTokens() - written - answer.cachedTokens())
            .put("cache_creation_input_tokens", written)
            .put("cache_read_input_tokens", answer.cachedTokens());
    usage
        .putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", hour ? 0 : written)
        .put("ephemeral_1h_input_tokens", hour ? written : 0);
    usage.put("output_tokens", answer.outputTokens() + answer.reasoningTokens());
    usage.putObject("output_tokens_details").put("thinking_tokens", answer.reasoningTokens());
    usage.putNull("server_tool_use").put("service_tier", "standard");
    return usage.put("inference_geo", "global").put("speed", "standard");
  }

  /* Where a request marks what is to be cached, half of it is new. */
  private static long writtenTokens(Question question) {
    return CacheMarks.ofClaude(question.body()).isEmpty() ? 0 : question.inputTokens() / 2;
  }
}
