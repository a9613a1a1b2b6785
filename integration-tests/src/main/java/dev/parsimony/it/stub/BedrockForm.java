/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The form that Bedrock, or one family of its models, gives to an answer. */
interface BedrockForm {

  String METRICS = "amazon-bedrock-invocationMetrics";

  /** The name of the field that a request must have. */
  String required();

  ObjectNode whole(Question question, Answer answer);

  /** The frames of a stream. */
  List<byte[]> stream(Question question, Answer answer);

  /** What stands at the end of an invoked model's stream. */
  static ObjectNode metrics(Question question, Answer answer) {
    return Json.object()
        .put("inputTokenCount", question.inputTokens())
        .put("outputTokenCount", answer.outputTokens())
        .put("invocationLatency", 321)
        .put("firstByteLatency", 123);
  }
}
