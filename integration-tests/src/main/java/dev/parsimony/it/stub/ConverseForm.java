/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converse, and the format of Nova's models, which is close to it. */
final class ConverseForm implements BedrockForm {

  private final boolean invoked;

  /**
   * @param invoked whether the model is invoked in its own format
   */
  ConverseForm(boolean invoked) {
    this.invoked = invoked;
  }

  @Override
  public String required() {
    return "messages";
  }

  @Override
  public ObjectNode whole(Question question, Answer answer) {
    ArrayNode content = Json.array();
    if (answer.toolCalls().isEmpty()) {
      content.addObject().put("text", said(answer));
    }
    int number = 0;
    for (ToolCall call : answer.toolCalls()) {
      ObjectNode use = content.addObject().putObject("toolUse");
      use.put("toolUseId", id(question, number++)).put("name", call.name());
      use.set("input", input(call));
    }
    ObjectNode whole = Json.object();
    ObjectNode message = whole.putObject("output").putObject("message");
    message.set("content", content);
    message.put("role", "assistant");
    whole.put("stopReason", reason(answer));
    whole.set("usage", usage(question, answer));
    if (!invoked) {
      whole.putObject("metrics").put("latencyMs", 321);
    }
    return whole;
  }

  @Override
  public List<byte[]> stream(Question question, Answer answer) {
    List<byte[]> frames = new ArrayList<>();
    frames.add(frame("messageStart", Json.object().put("role", "assistant")));
    if (answer.toolCalls().isEmpty()) {
      for (String piece : Answer.pieces(said(answer))) {
        frames.add(delta(0, Json.object().put("text", piece)));
      }
      frames.add(stop(0));
    }
    int number = 0;
    for (ToolCall call : answer.toolCalls()) {
      frames.addAll(tool(question, call, number++));
    }
    frames.add(frame("messageStop", Json.object().put("stopReason", reason(answer))));
    frames.add(last(question, answer));
    return frames;
  }

  private List<byte[]> tool(Question question, ToolCall call, int number) {
    ObjectNode start = Json.object();
    start.putObject("toolUse").put("toolUseId", id(question, number)).put("name", call.name());
    ObjectNode begun = Json.object();
    begun.set("start", start);
    begun.put("contentBlockIndex", number);
    List<byte[]> frames = new ArrayList<>();
    frames.add(frame("contentBlockStart", begun));
    for (String piece : call.arguments().split("(?<=:)")) {
      ObjectNode delta = Json.object();
      delta.putObject("toolUse").put("input", piece);
      frames.add(delta(number, delta));
    }
    frames.add(stop(number));
    return frames;
  }

  private byte[] delta(int index, ObjectNode delta) {
    ObjectNode event = Json.object();
    event.set("delta", delta);
    return frame("contentBlockDelta", event.put("contentBlockIndex", index));
  }

  private byte[] stop(int index) {
    return frame("contentBlockStop", Json.object().put("contentBlockIndex", index));
  }

  private byte[] last(Question question, Answer answer) {
    ObjectNode metadata = Json.object();
    metadata.set("usage", usage(question, answer));
    metadata.putObject("metrics");
    if (!invoked) {
      metadata.putObject("metrics").put("latencyMs", 321);
      return frame("metadata", metadata);
    }
    metadata.putObject("trace");
    ObjectNode piece = Json.object();
    piece.set("metadata", metadata);
    piece.set(METRICS, BedrockForm.metrics(question, answer));
    return EventFrame.chunk(piece);
  }

  private byte[] frame(String type, ObjectNode event) {
    if (invoked) {
      ObjectNode piece = Json.object();
      piece.set(type, event);
      return EventFrame.chunk(piece);
    }
    return EventFrame.event(type, event.put("p", Ids.padding()));
  }

  private ObjectNode usage(Question question, Answer answer) {
    long fresh = Math.max(question.inputTokens() - answer.cachedTokens(), 0);
    long output = answer.outputTokens();
    ObjectNode usage = Json.object().put("inputTokens", fresh).put("outputTokens", output);
    usage.put("totalTokens", fresh + answer.cachedTokens() + output);
    if (answer.cachedTokens() > 0) {
      String count = invoked ? "cacheReadInputTokenCount" : "cacheReadInputTokens";
      usage.put(count, answer.cachedTokens());
    }
    return usage;
  }

  private static @Nullable String reason(Answer answer) {
    return switch (answer.finish()) {
      case STOP -> "end_turn";
      case LENGTH -> "max_tokens";
      case CONTENT_FILTER -> "content_filtered";
      case TOOL_CALLS -> "tool_use";
      case UNSAID -> null;
    };
  }

  private static String said(Answer answer) {
    return answer.refusal() == null ? answer.text() : answer.refusal();
  }

  private static String id(Question question, int number) {
    return "tooluse_" + question.hash() + number;
  }

  private static JsonNode input(ToolCall call) {
    try {
      return Json.read(Reply.utf8(call.arguments()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
