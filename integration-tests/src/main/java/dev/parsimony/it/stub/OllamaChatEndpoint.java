/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ollama's {@code /api/chat}, which streams unless it is told not to. */
final class OllamaChatEndpoint implements Endpoint {

  @Override
  public String required() {
    return "messages";
  }

  @Override
  public Vendor vendor() {
    return Ollama.INSTANCE;
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    if (question.body().path("stream").asBoolean(true)) {
      return Reply.stream(lines(question, answer, epochSecond))
          .withHeader("content-type", "application/x-ndjson");
    }
    ObjectNode whole = said(question, answer.text(), epochSecond);
    return Reply.whole(200, Json.compactBytes(ended(whole, question, answer)))
        .withHeader("content-type", "application/json; charset=utf-8");
  }

  private static List<byte[]> lines(Question question, Answer answer, long epochSecond) {
    List<byte[]> lines = new ArrayList<>();
    for (String piece : Answer.pieces(answer.text())) {
      lines.add(Ollama.line(said(question, piece, epochSecond).put("done", false)));
    }
    lines.add(Ollama.line(ended(said(question, "", epochSecond), question, answer)));
    return lines;
  }

  private static ObjectNode said(Question question, String text, long epochSecond) {
    ObjectNode reply =
        Json.object()
            .put("model", question.model())
            .put("created_at", Instant.ofEpochSecond(epochSecond, 123_456_789).toString());
    reply.putObject("message").put("role", "assistant").put("content", text);
    return reply;
  }

  private static ObjectNode ended(ObjectNode reply, Question question, Answer answer) {
    reply.put("done", true);
    if (answer.finish() != Finish.UNSAID) {
      reply.put("done_reason", answer.finish() == Finish.LENGTH ? "length" : "stop");
    }
    return reply
        .put("total_duration", 5_191_566_416L)
        .put("load_duration", 2_154_458L)
        .put("prompt_eval_count", question.inputTokens())
        .put("prompt_eval_duration", 383_809_000L)
        .put("eval_count", answer.outputTokens())
        .put("eval_duration", 4_799_921_000L);
  }
}
