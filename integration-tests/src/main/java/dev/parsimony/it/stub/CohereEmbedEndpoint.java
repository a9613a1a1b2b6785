/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Cohere's embeddings, in numbers. */
final class CohereEmbedEndpoint implements Endpoint {

  private static final int DIMENSIONS = 8;

  @Override
  public String required() {
    return "texts";
  }

  @Override
  public Vendor vendor() {
    return Cohere.INSTANCE;
  }

  /** What a request asks, in the words that questions have here. */
  @Override
  public Question question(StubRequest request, JsonNode body) {
    ObjectNode words = body.deepCopy();
    words.set("input", body.path("texts"));
    return Question.of(request, words);
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    ObjectNode reply = Json.object().put("id", "e14c80c3-" + question.hash());
    ArrayNode vectors = reply.putObject("embeddings").putArray("float");
    for (int i = 0; i < EmbeddingsEndpoint.inputs(question); i++) {
      ArrayNode vector = vectors.addArray();
      for (int k = 0; k < DIMENSIONS; k++) {
        vector.add(EmbeddingsEndpoint.vector(question, i)[k]);
      }
    }
    reply.set("texts", question.body().path("texts"));
    ObjectNode meta = reply.putObject("meta");
    meta.putObject("api_version").put("version", "2");
    meta.putObject("billed_units").put("input_tokens", question.inputTokens());
    return Cohere.ok(reply.put("response_type", "embeddings_by_type"));
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return 0;
  }
}
