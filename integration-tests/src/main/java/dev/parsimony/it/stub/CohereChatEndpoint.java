/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cohere's chat. */
final class CohereChatEndpoint implements Endpoint {

  @Override
  public String required() {
    return "messages";
  }

  @Override
  public Vendor vendor() {
    return Cohere.INSTANCE;
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    return question.stream()
        ? Reply.stream(events(question, answer))
        : Cohere.ok(whole(question, answer));
  }

  private static ObjectNode whole(Question question, Answer answer) {
    ObjectNode reply = Json.object().put("id", id(question));
    ObjectNode message = reply.putObject("message").put("role", "assistant");
    if (answer.toolCalls().isEmpty()) {
      message.putArray("content").addObject().put("type", "text").put("text", answer.text());
    } else {
      message.put("tool_plan", "I will use a tool.").set("tool_calls", Cohere.calls(answer));
    }
    reply.setAll(end(question, answer));
    return reply;
  }

  private static List<byte[]> events(Question question, Answer answer) {
    List<byte[]> events = new ArrayList<>();
    ObjectNode start = Json.object().put("id", id(question)).put("type", "message-start");
    ObjectNode message = start.putObject("delta").putObject("message").put("role", "assistant");
    message.putArray("content");
    message.put("tool_plan", "").putArray("tool_calls");
    message.putArray("citations");
    events.add(Sse.event("message-start", start));
    if (answer.toolCalls().isEmpty()) {
      text(events, answer);
    } else {
      calls(events, answer);
    }
    ObjectNode end = Json.object().put("type", "message-end");
    events.add(Sse.event("message-end", end.set("delta", end(question, answer))));
    return events;
  }

  private static void text(List<byte[]> events, Answer answer) {
    ObjectNode begun = Json.object().put("type", "text").put("text", "");
    add(events, "content-start", 0, Json.object().set("content", begun));
    for (String piece : Answer.pieces(answer.text())) {
      ObjectNode text = Json.object().put("text", piece);
      add(events, "content-delta", 0, Json.object().set("content", text));
    }
    add(events, "content-end", 0, null);
  }

  private static void calls(List<byte[]> events, Answer answer) {
    add(events, "tool-plan-delta", 0, Json.object().put("tool_plan", "I will use a tool."));
    int index = 0;
    for (JsonNode call : Cohere.calls(answer)) {
      ObjectNode begun = call.deepCopy();
      String arguments = call.at("/function/arguments").asText();
      begun.withObject("/function").put("arguments", "");
      add(events, "tool-call-start", index, Json.object().set("tool_calls", begun));
      ObjectNode piece = Json.object();
      piece.putObject("function").put("arguments", arguments);
      add(events, "tool-call-delta", index, Json.object().set("tool_calls", piece));
      add(events, "tool-call-end", index++, null);
    }
  }

  private static void add(
      List<byte[]> events, String type, int index, @Nullable ObjectNode message) {
    ObjectNode event = Json.object().put("type", type).put("index", index);
    if (message != null) {
      event.putObject("delta").set("message", message);
    }
    events.add(Sse.event(type, event));
  }

  private static ObjectNode end(Question question, Answer answer) {
    ObjectNode end = Json.object();
    String reason = reason(answer);
    if (reason != null) {
      end.put("finish_reason", reason);
    }
    ObjectNode usage = Cohere.usage(question.inputTokens(), answer.outputTokens());
    usage.put("cached_tokens", answer.cachedTokens());
    end.set("usage", usage);
    return end;
  }

  private static @Nullable String reason(Answer answer) {
    return switch (answer.finish()) {
      case STOP -> "COMPLETE";
      case TOOL_CALLS -> "TOOL_CALL";
      case LENGTH -> "MAX_TOKENS";
      case CONTENT_FILTER -> "ERROR";
      case UNSAID -> null;
    };
  }

  private static String id(Question question) {
    return "c14c80c3-18eb-4519-" + question.hash();
  }
}
