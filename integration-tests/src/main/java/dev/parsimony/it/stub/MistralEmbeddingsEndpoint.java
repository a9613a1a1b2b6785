/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Mistral's embeddings. */
final class MistralEmbeddingsEndpoint implements Endpoint {

  @Override
  public String required() {
    return "input";
  }

  @Override
  public Vendor vendor() {
    return Mistral.INSTANCE;
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    ObjectNode reply = Json.object().put("id", Ids.next("cmpl-")).put("object", "list");
    ArrayNode data = reply.putArray("data");
    for (int i = 0; i < EmbeddingsEndpoint.inputs(question); i++) {
      ArrayNode vector = data.addObject().put("object", "embedding").putArray("embedding");
      for (float number : EmbeddingsEndpoint.vector(question, i)) {
        vector.add(number);
      }
      ((ObjectNode) data.get(i)).put("index", i);
    }
    reply.put("model", question.model());
    ObjectNode usage = reply.putObject("usage").put("prompt_tokens", question.inputTokens());
    usage.put("total_tokens", question.inputTokens()).put("completion_tokens", 0);
    return Reply.whole(200, Json.compactBytes(reply));
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return 0;
  }
}
