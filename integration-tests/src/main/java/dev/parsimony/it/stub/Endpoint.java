/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;

/** The form that one endpoint gives to an answer. */
interface Endpoint {

  /** The name of the field that a request must have beside the model. */
  String required();

  default Vendor vendor() {
    return OpenAi.INSTANCE;
  }

  default Question question(StubRequest request, JsonNode body) {
    return Question.of(request, body);
  }

  Reply reply(Question question, Answer answer, long epochSecond);

  /** The output tokens of an answer. */
  default long outputTokens(Question question, Answer answer) {
    return answer.outputTokens() + answer.reasoningTokens();
  }
}
