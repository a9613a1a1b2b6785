/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The format of Titan's models of text. */
final class TitanTextForm implements BedrockForm {

  @Override
  public String required() {
    return "inputText";
  }

  @Override
  public ObjectNode whole(Question question, Answer answer) {
    ObjectNode whole = Json.object().put("inputTextTokenCount", question.inputTokens());
    whole
        .putArray("results")
        .addObject()
        .put("tokenCount", answer.outputTokens())
        .put("outputText", answer.text())
        .put("completionReason", reason(answer));
    return whole;
  }

  @Override
  public List<byte[]> stream(Question question, Answer answer) {
    List<byte[]> frames = new ArrayList<>();
    List<String> pieces = Answer.pieces(answer.text());
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = i == pieces.size() - 1;
      ObjectNode piece = Json.object().put("outputText", pieces.get(i)).put("index", 0);
      piece.put("totalOutputTextTokenCount", last ? answer.outputTokens() : null);
      piece.put("completionReason", last ? reason(answer) : null);
      piece.put("inputTextTokenCount", i == 0 ? question.inputTokens() : null);
      if (last) {
        piece.set(METRICS, BedrockForm.metrics(question, answer));
      }
      frames.add(EventFrame.chunk(piece));
    }
    return frames;
  }

  private static @Nullable String reason(Answer answer) {
    return switch (answer.finish()) {
      case STOP, TOOL_CALLS -> "FINISH";
      case LENGTH -> "LENGTH";
      case CONTENT_FILTER -> "CONTENT_FILTERED";
      case UNSAID -> null;
    };
  }
}
