/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that Gemini gives to an answer. */
final class GeminiForm {

  private static final int DIMENSIONS = 8;

  private final Question question;
  private final Answer answer;

  GeminiForm(Question question, Answer answer) {
    this.question = question;
    this.answer = answer;
  }

  ObjectNode whole() {
    List<ObjectNode> parts = new ArrayList<>();
    if (!answer.text().isEmpty()) {
      parts.add(Json.object().put("text", answer.text()));
    }
    parts.addAll(calls());
    return chunk(parts, finish(), true);
  }

  List<ObjectNode> chunks() {
    List<ObjectNode> chunks = new ArrayList<>();
    for (String piece : Answer.pieces(answer.text())) {
      chunks.add(chunk(List.of(Json.object().put("text", piece)), null, false));
    }
    List<ObjectNode> calls = calls();
    List<ObjectNode> end = calls.isEmpty() ? List.of(Json.object().put("text", "")) : calls;
    chunks.add(chunk(end, finish(), true));
    return chunks;
  }

  ObjectNode embedding(boolean several) {
    ObjectNode reply = Json.object();
    if (!several) {
      vector(reply.putObject("embedding"), 0);
      return reply;
    }
    ArrayNode all = reply.putArray("embeddings");
    for (int i = 0; i < question.body().path("all").path("requests").size(); i++) {
      vector(all.addObject(), i);
    }
    return reply;
  }

  private void vector(ObjectNode into, int index) {
    ArrayNode values = into.putArray("values");
    float[] vector = EmbeddingsEndpoint.vector(question, index);
    for (int i = 0; i < DIMENSIONS; i++) {
      values.add(vector[i]);
    }
  }

  private ObjectNode chunk(List<ObjectNode> parts, @Nullable String finish, boolean last) {
    ObjectNode chunk = Json.object();
    if (answer.refusal() != null) {
      chunk.putObject("promptFeedback").put("blockReason", "PROHIBITED_CONTENT");
    } else {
      ObjectNode candidate = chunk.putArray("candidates").addObject();
      candidate.putObject("content").put("role", "model").putArray("parts").addAll(parts);
      if (finish != null) {
        candidate.put("finishReason", finish);
      }
      candidate.put("index", 0);
    }
    chunk.set("usageMetadata", usage(last));
    return chunk.put("modelVersion", question.model()).put("responseId", question.hash());
  }

  private ObjectNode usage(boolean last) {
    long output = last ? answer.outputTokens() : 1;
    ObjectNode usage = Json.object().put("promptTokenCount", question.inputTokens());
    if (answer.cachedTokens() > 0) {
      usage.put("cachedContentTokenCount", answer.cachedTokens());
    }
    usage.put("candidatesTokenCount", output);
    if (answer.reasoningTokens() > 0) {
      usage.put("thoughtsTokenCount", answer.reasoningTokens());
    }
    usage.put("totalTokenCount", question.inputTokens() + output + answer.reasoningTokens());
    ObjectNode text = usage.putArray("promptTokensDetails").addObject().put("modality", "TEXT");
    text.put("tokenCount", question.inputTokens());
    return usage;
  }

  private List<ObjectNode> calls() {
    List<ObjectNode> calls = new ArrayList<>();
    for (ToolCall call : answer.toolCalls()) {
      ObjectNode part = Json.object();
      ObjectNode function = part.putObject("functionCall").put("name", call.name());
      function.set("args", Json.parsed(call.arguments()));
      calls.add(part.put("thoughtSignature", "c2ln"));
    }
    return calls;
  }

  private @Nullable String finish() {
    return switch (answer.finish()) {
      case STOP, TOOL_CALLS -> "STOP";
      case LENGTH -> "MAX_TOKENS";
      case CONTENT_FILTER -> "SAFETY";
      case UNSAID -> null;
    };
  }
}
