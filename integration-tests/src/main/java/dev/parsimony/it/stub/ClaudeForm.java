/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The format of Claude's models: Anthropic's messages. */
final class ClaudeForm implements BedrockForm {

  @Override
  public String required() {
    return "anthropic_version";
  }

  @Override
  public ObjectNode whole(Question question, Answer answer) {
    return MessagesEndpoint.message(question, answer)
        .put("model", question.model().replaceAll(".*anthropic\\.|-v\\d+:\\d+$", ""));
  }

  @Override
  public List<byte[]> stream(Question question, Answer answer) {
    List<byte[]> frames = new ArrayList<>();
    for (ObjectNode event : new MessageEvents(whole(question, answer)).objects()) {
      if (event.path("type").asText().equals("message_stop")) {
        event.set(METRICS, BedrockForm.metrics(question, answer));
      }
      frames.add(EventFrame.chunk(event));
    }
    return frames;
  }
}
