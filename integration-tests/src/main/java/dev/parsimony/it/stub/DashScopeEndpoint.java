/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** DashScope's generation, whose results are told as a whole or piece by piece; its embeddings. */
final class DashScopeEndpoint implements Endpoint {

  private static final int DIMENSIONS = 8;

  private final boolean embeds;

  DashScopeEndpoint(boolean embeds) {
    this.embeds = embeds;
  }

  @Override
  public String required() {
    return embeds ? "texts" : "messages";
  }

  @Override
  public Vendor vendor() {
    return DashScope.INSTANCE;
  }

  /** What a request asks, in the words that questions have here. */
  @Override
  public Question question(StubRequest request, JsonNode body) {
    ObjectNode words = Json.object().put("model", body.path("model").asText());
    words.set("messages", body.path("input").path("messages"));
    words.set("input", body.path("input").path("texts"));
    words.set("temperature", body.path("parameters").path("temperature"));
    words.put("stream", "enable".equals(request.header("X-DashScope-SSE")));
    return Question.of(request, words);
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    if (embeds) {
      return Reply.whole(200, Json.compactBytes(vectors(question)));
    }
    return question.stream()
        ? Reply.stream(events(question, answer))
        : Reply.whole(200, Json.compactBytes(result(question, answer, answer.text(), true)));
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return embeds ? 0 : answer.outputTokens();
  }

  private static List<byte[]> events(Question question, Answer answer) {
    List<byte[]> events = new ArrayList<>();
    for (String piece : Answer.pieces(answer.text())) {
      ObjectNode result = result(question, answer, piece, false);
      events.add(DashScope.event(events.size() + 1, "result", 200, result));
    }
    ObjectNode last = result(question, answer, "", true);
    events.add(DashScope.event(events.size() + 1, "result", 200, last));
    return events;
  }

  private static ObjectNode result(Question question, Answer answer, String text, boolean last) {
    ObjectNode result = Json.object();
    ObjectNode choice = result.putObject("output").putArray("choices").addObject();
    choice.put("finish_reason", last ? reason(answer) : "null");
    choice.putObject("message").put("role", "assistant").put("content", text);
    ObjectNode usage = result.putObject("usage").put("input_tokens", question.inputTokens());
    usage.put("output_tokens", answer.outputTokens());
    usage.put("total_tokens", question.inputTokens() + answer.outputTokens());
    usage.putObject("prompt_tokens_details").put("cached_tokens", answer.cachedTokens());
    return result.put("request_id", "q-" + question.hash());
  }

  private static String reason(Answer answer) {
    return switch (answer.finish()) {
      case STOP -> "stop";
      case TOOL_CALLS -> "tool_calls";
      case LENGTH -> "length";
      case CONTENT_FILTER, UNSAID -> "null";
    };
  }

  private static ObjectNode vectors(Question question) {
    ObjectNode reply = Json.object();
    ArrayNode all = reply.putObject("output").putArray("embeddings");
    for (int i = 0; i < EmbeddingsEndpoint.inputs(question); i++) {
      ArrayNode vector = all.addObject().put("text_index", i).putArray("embedding");
      for (int k = 0; k < DIMENSIONS; k++) {
        vector.add(EmbeddingsEndpoint.vector(question, i)[k]);
      }
    }
    reply.putObject("usage").put("total_tokens", question.inputTokens());
    return reply.put("request_id", "q-" + question.hash());
  }
}
