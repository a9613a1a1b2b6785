/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;

/** Embeddings: vectors of unit-sized numbers, each of which follows from its own input. */
final class EmbeddingsEndpoint implements Endpoint {

  @Override
  public String required() {
    return "input";
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    ObjectNode reply = Json.object().put("object", "list");
    ArrayNode data = reply.putArray("data");
    for (int i = 0; i < inputs(question); i++) {
      ObjectNode entry = data.addObject().put("object", "embedding").put("index", i);
      entry.set("embedding", embedding(question, i));
    }
    reply.put("model", question.model());
    reply
        .putObject("usage")
        .put("prompt_tokens", question.inputTokens())
        .put("total_tokens", question.inputTokens());
    return Reply.whole(200, Json.indented(reply));
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return 0;
  }

  static int inputs(Question question) {
    JsonNode input = question.body().path("input");
    boolean several = input.isArray() && !input.path(0).isNumber();
    return several ? input.size() : 1;
  }

  private static JsonNode embedding(Question question, int index) {
    JsonNode input = question.body().path("input");
    boolean several = input.isArray() && !input.path(0).isNumber();
    float[] vector = vector(question, question.hashOf(several ? input.path(index) : input), 0);
    if (question.body().path("encoding_format").asText().equals("base64")) {
      ByteBuffer bytes = ByteBuffer.allocate(vector.length * 4).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(vector);
      return Json.object().textNode(Base64.getEncoder().encodeToString(bytes.array()));
    }
    ArrayNode numbers = Json.array();
    for (float number : vector) {
      numbers.add(number);
    }
    return numbers;
  }

  static float[] vector(Question question, int index) {
    return vector(question, question.hash(), index);
  }

  private static float[] vector(Question question, String hash, int index) {
    int standard = question.model().contains("large") ? 3072 : 1536;
    float[] vector = new float[question.body().path("dimensions").asInt(standard)];
    SplittableRandom random = new SplittableRandom(Long.parseUnsignedLong(hash, 16) + index);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return vector;
  }
}
