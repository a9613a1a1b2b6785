/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ollama's {@code /api/embed}. */
final class OllamaEmbedEndpoint implements Endpoint {

  @Override
  public String required() {
    return "input";
  }

  @Override
  public Vendor vendor() {
    return Ollama.INSTANCE;
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    ObjectNode reply = Json.object().put("model", question.model());
    ArrayNode vectors = reply.putArray("embeddings");
    for (int i = 0; i < EmbeddingsEndpoint.inputs(question); i++) {
      ArrayNode vector = vectors.addArray();
      for (float number : EmbeddingsEndpoint.vector(question, i)) {
        vector.add(number);
      }
    }
    reply.put("total_duration", 14_143_917L).put("load_duration", 1_019_500L);
    reply.put("prompt_eval_count", question.inputTokens());
    return Reply.whole(200, Json.compactBytes(reply));
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return 0;
  }
}
