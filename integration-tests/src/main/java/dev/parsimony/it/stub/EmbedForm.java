/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The format of Titan's embedding models. */
final class EmbedForm implements BedrockForm {

  private static final int DIMENSIONS = 8;

  @Override
  public String required() {
    return "inputText";
  }

  @Override
  public ObjectNode whole(Question question, Answer answer) {
    ObjectNode whole = Json.object();
    ArrayNode vector = whole.putArray("embedding");
    int seed = question.hash().hashCode();
    for (int i = 0; i < DIMENSIONS; i++) {
      seed = 31 * seed + i;
      vector.add(Math.floorMod(seed, 2_000) / 1_000.0 - 1);
    }
    return whole.put("inputTextTokenCount", question.inputTokens());
  }

  @Override
  public List<byte[]> stream(Question question, Answer answer) {
    throw new IllegalStateException("embeddings are not streamed");
  }
}
