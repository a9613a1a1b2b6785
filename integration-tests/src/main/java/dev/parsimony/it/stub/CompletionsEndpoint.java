/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Legacy completions. */
final class CompletionsEndpoint implements Endpoint {

  @Override
  public String required() {
    return "prompt";
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    return question.stream()
        ? Reply.stream(events(question, answer, epochSecond))
        : Reply.whole(200, Json.indented(whole(question, answer, epochSecond)));
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return ChatEndpoint.allChoices(question, answer);
  }

  private static ObjectNode whole(Question question, Answer answer, long epochSecond) {
    ObjectNode reply = envelope(Ids.next("cmpl-"), question, epochSecond);
    for (int i = 0; i < question.choices(); i++) {
      reply.withArray("choices").add(choice(i, answer.text(i), finish(answer)));
    }
    reply.set("usage", ChatEndpoint.usage(question, answer));
    return reply;
  }

  private static List<byte[]> events(Question question, Answer answer, long epochSecond) {
    List<byte[]> events = new ArrayList<>();
    String id = Ids.next("cmpl-");
    for (int i = 0; i < question.choices(); i++) {
      for (String piece : Answer.pieces(answer.text(i))) {
        events.add(event(id, question, epochSecond, choice(i, piece, null)));
      }
      events.add(event(id, question, epochSecond, choice(i, "", finish(answer))));
    }
    if (question.usageInStream()) {
      ObjectNode last = envelope(id, question, epochSecond);
      last.putArray("choices");
      last.set("usage", ChatEndpoint.usage(question, answer));
      events.add(Sse.data(last));
    }
    events.add(Sse.DONE);
    return events;
  }

  private static byte[] event(String id, Question question, long epochSecond, ObjectNode choice) {
    ObjectNode event = envelope(id, question, epochSecond);
    event.putArray("choices").add(choice);
    return Sse.data(question.usageInStream() ? event.putNull("usage") : event);
  }

  private static ObjectNode envelope(String id, Question question, long created) {
    return Json.object()
        .put("id", id)
        .put("object", "text_completion")
        .put("created", created)
        .put("model", question.answeredModel());
  }

  private static ObjectNode choice(int index, String text, @Nullable String finish) {
    return Json.object()
        .put("text", text)
        .put("index", index)
        .putNull("logprobs")
        .put("finish_reason", finish);
  }

  private static @Nullable String finish(Answer answer) {
    return answer.finish() == Finish.UNSAID ? null : answer.finish().word();
  }
}
