/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mistral's chat, and its completions that fill in the middle, whose replies are the same. */
final class MistralChatEndpoint implements Endpoint {

  private final String required;

  MistralChatEndpoint(String required) {
    this.required = required;
  }

  @Override
  public String required() {
    return required;
  }

  @Override
  public Vendor vendor() {
    return Mistral.INSTANCE;
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    return question.stream()
        ? Reply.stream(events(question, answer, epochSecond))
        : Reply.whole(200, Json.compactBytes(whole(question, answer, epochSecond)));
  }

  private static ObjectNode whole(Question question, Answer answer, long epochSecond) {
    ObjectNode reply = envelope(question, "chat.completion", Ids.next("cmpl-"), epochSecond);
    reply.set("usage", usage(question, answer));
    ObjectNode choice = reply.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", finish(answer));
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    message.set("tool_calls", answer.toolCalls().isEmpty() ? null : calls(answer));
    message.put("content", answer.text());
    return reply;
  }

  private static List<byte[]> events(Question question, Answer answer, long epochSecond) {
    List<byte[]> events = new ArrayList<>();
    ObjectNode chunk = envelope(question, "chat.completion.chunk", Ids.next("cmpl-"), epochSecond);
    add(events, chunk, Json.object().put("role", "assistant").put("content", ""), null);
    for (String piece : Answer.pieces(answer.text())) {
      add(events, chunk, Json.object().put("content", piece), null);
    }
    ObjectNode last = Json.object().put("content", "");
    if (!answer.toolCalls().isEmpty()) {
      last.set("tool_calls", calls(answer));
    }
    chunk.set("usage", usage(question, answer));
    add(events, chunk, last, finish(answer));
    events.add(Sse.DONE);
    return events;
  }

  private static void add(
      List<byte[]> events, ObjectNode envelope, ObjectNode delta, @Nullable String finish) {
    ObjectNode chunk = envelope.deepCopy();
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", finish);
    events.add(Sse.data(chunk.put("p", Ids.padding())));
  }

  private static ObjectNode envelope(Question question, String object, String id, long created) {
    return Json.object()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", question.model());
  }

  private static ArrayNode calls(Answer answer) {
    ArrayNode calls = Json.array();
    for (ToolCall called : answer.toolCalls()) {
      ObjectNode call = calls.addObject().put("id", Ids.next("").substring(0, 9));
      call.putObject("function").put("name", called.name()).put("arguments", called.arguments());
      call.put("index", calls.size() - 1);
    }
    return calls;
  }

  static ObjectNode usage(Question question, Answer answer) {
    long output = answer.outputTokens();
    ObjectNode usage = Json.object().put("prompt_tokens", question.inputTokens());
    usage.put("total_tokens", question.inputTokens() + output).put("completion_tokens", output);
    usage.putObject("prompt_tokens_details").put("cached_tokens", answer.cachedTokens());
    return usage;
  }

  private static @Nullable String finish(Answer answer) {
    return switch (answer.finish()) {
      case UNSAID -> null;
      case CONTENT_FILTER -> "error";
      default -> answer.finish().word();
    };
  }
}
