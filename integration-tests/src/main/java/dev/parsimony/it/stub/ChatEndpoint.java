/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chat completions. */
final class ChatEndpoint implements Endpoint {

  @Override
  public String required() {
    return "messages";
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    return question.stream()
        ? Reply.stream(new Chunks(question, answer, epochSecond).all())
        : Reply.whole(200, Json.indented(whole(question, answer, epochSecond)));
  }

  private static ObjectNode whole(Question question, Answer answer, long epochSecond) {
    ObjectNode reply = envelope("chat.completion", Ids.next("chatcmpl-"), question, epochSecond);
    ArrayNode choices = reply.putArray("choices");
    for (int i = 0; i < question.choices(); i++) {
      ObjectNode choice = choices.addObject().put("index", i);
      choice.set("message", message(answer, i));
      choice.set("logprobs", logprobs(question, answer.text(i)));
      choice.put("finish_reason", finish(answer));
    }
    reply.set("usage", usage(question, answer));
    return closed(reply, question);
  }

  private static ObjectNode envelope(String object, String id, Question question, long created) {
    return Json.object()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", question.answeredModel());
  }

  private static ObjectNode closed(ObjectNode reply, Question question) {
    return reply.put("service_tier", question.tier()).put("system_fingerprint", "fp_44709d6fcb");
  }

  private static ObjectNode message(Answer answer, int choice) {
    ObjectNode message = Json.object().put("role", "assistant");
    boolean silent = answer.refusal() != null || !answer.toolCalls().isEmpty();
    message.put("content", silent ? null : answer.text(choice));
    if (!answer.toolCalls().isEmpty()) {
      ArrayNode calls = message.putArray("tool_calls");
      answer.toolCalls().forEach(call -> calls.add(toolCall(call.name(), call.arguments())));
    }
    message.put("refusal", answer.refusal());
    message.putArray("annotations");
    return message;
  }

  private static ObjectNode toolCall(String name, String arguments) {
    ObjectNode call = Json.object().put("id", Ids.next("call_")).put("type", "function");
    call.putObject("function").put("name", name).put("arguments", arguments);
    return call;
  }

  private static JsonNode logprobs(Question question, String text) {
    if (!question.body().path("logprobs").asBoolean()) {
      return NullNode.instance;
    }
    ObjectNode logprobs = Json.object();
    logprobs.set("content", Logprobs.of(text));
    return logprobs.putNull("refusal");
  }

  private static @Nullable String finish(Answer answer) {
    return answer.finish() == Finish.UNSAID ? null : answer.finish().word();
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return allChoices(question, answer);
  }

  static long allChoices(Question question, Answer answer) {
    long output = 0;
    for (int i = 0; i < question.choices(); i++) {
      output += answer.withText(answer.text(i)).outputTokens();
    }
    output = answer.text().isEmpty() ? answer.outputTokens() * question.choices() : output;
    return output + answer.reasoningTokens();
  }

  static ObjectNode usage(Question question, Answer answer) {
    long output = allChoices(question, answer);
    ObjectNode usage =
        Json.object()
            .put("prompt_tokens", question.inputTokens())
            .put("completion_tokens", output)
            .put("total_tokens", question.inputTokens() + output);
    usage
        .putObject("prompt_tokens_details")
        .put("cached_tokens", answer.cachedTokens())
        .put("audio_tokens", 0);
    usage
        .putObject("completion_tokens_details")
        .put("reasoning_tokens", answer.reasoningTokens())
        .put("audio_tokens", 0)
        .put("accepted_prediction_tokens", 0)
        .put("rejected_prediction_tokens", 0);
    return usage;
  }

  /** The chunks of one streamed reply. */
  private static final class Chunks {

    private final List<byte[]> events = new ArrayList<>();
    private final String id = Ids.next("chatcmpl-");
    private final Question question;
    private final Answer answer;
    private final long created;

    Chunks(Question question, Answer answer, long created) {
      this.question = question;
      this.answer = answer;
      this.created = created;
    }

    List<byte[]> all() {
      for (int choice = 0; choice < question.choices(); choice++) {
        speak(choice);
        add(choice, Json.object(), NullNode.instance, finish(answer));
      }
      if (question.usageInStream()) {
        ObjectNode last = chunk();
        last.putArray("choices");
        last.set("usage", usage(question, answer));
        events.add(Sse.data(padded(last)));
      }
      events.add(Sse.DONE);
      return events;
    }

    private void speak(int choice) {
      ObjectNode first = Json.object().put("role", "assistant");
      if (!answer.toolCalls().isEmpty()) {
        add(choice, first.putNull("content").putNull("refusal"));
        toolCalls(choice);
      } else if (answer.refusal() != null) {
        add(choice, first.putNull("content").put("refusal", ""));
        Answer.pieces(answer.refusal())
            .forEach(piece -> add(choice, Json.object().put("refusal", piece)));
      } else {
        add(choice, first.put("content", "").putNull("refusal"));
        Answer.pieces(answer.text(choice)).forEach(piece -> say(choice, piece));
      }
    }

    private void say(int choice, String piece) {
      add(choice, Json.object().put("content", piece), logprobs(question, piece), null);
    }

    private void toolCalls(int choice) {
      for (int i = 0; i < answer.toolCalls().size(); i++) {
        ToolCall call = answer.toolCalls().get(i);
        add(choice, delta(i, toolCall(call.name(), "")));
        for (String piece : Answer.pieces(call.arguments().replace(",", ", "))) {
          ObjectNode more = Json.object();
          more.putObject("function").put("arguments", piece);
          add(choice, delta(i, more));
        }
      }
    }

    private static ObjectNode delta(int index, ObjectNode call) {
      ObjectNode indexed = Json.object().put("index", index);
      indexed.setAll(call);
      ObjectNode delta = Json.object();
      delta.putArray("tool_calls").add(indexed);
      return delta;
    }

    private void add(int choice, ObjectNode delta) {
      add(choice, delta, NullNode.instance, null);
    }

    private void add(int choice, ObjectNode delta, JsonNode logprobs, @Nullable String finish) {
      ObjectNode chunk = chunk();
      ObjectNode said = chunk.putArray("choices").addObject().put("index", choice);
      said.set("delta", delta);
      said.set("logprobs", logprobs);
      said.put("finish_reason", finish);
      if (question.usageInStream()) {
        chunk.putNull("usage");
      }
      events.add(Sse.data(padded(chunk)));
    }

    private ObjectNode chunk() {
      return closed(envelope("chat.completion.chunk", id, question, created), question);
    }

    private ObjectNode padded(ObjectNode chunk) {
      return question.padded() ? chunk.put("obfuscation", Ids.padding()) : chunk;
    }
  }
}
