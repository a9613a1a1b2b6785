/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claude at Vertex AI: Anthropic's messages behind Google's door, with the model in the path. */
final class VertexClaude implements Endpoint, Vendor {

  private static final String MODELS = "/publishers/anthropic/models/";
  private static final String STREAM = ":streamRawPredict";
  private static final Vendor MODEL = Anthropic.INSTANCE;
  private static final Vendor DOOR = Gemini.INSTANCE;

  private final String model;

  VertexClaude(StubRequest request) {
    String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    this.model = path.substring(path.indexOf(MODELS) + MODELS.length(), path.lastIndexOf(':'));
  }

  static boolean serves(StubRequest request) {
    return request.path().startsWith("/v1/projects/") && request.path().contains(MODELS);
  }

  @Override
  public String required() {
    return "messages";
  }

  @Override
  public Vendor vendor() {
    return this;
  }

  @Override
  public Question question(StubRequest request, JsonNode body) {
    String whole = request.path().replace(STREAM, ":rawPredict");
    String credential = String.valueOf(request.header("Authorization"));
    StubRequest same =
        new StubRequest(
            request.order(),
            request.method(),
            whole,
            List.of(Map.entry("Authorization", credential)),
            request.body());
    ObjectNode words = body.deepCopy();
    return Question.of(
        same, words.put("model", model).put("stream", request.path().endsWith(STREAM)));
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    ObjectNode message = MessagesEndpoint.message(question, answer);
    message.put("model", model.replace('@', '-'));
    return question.stream()
        ? Reply.stream(new MessageEvents(message).all())
        : Reply.whole(200, Json.compactBytes(message));
  }

  @Override
  public Reply error(int status) {
    return MODEL.error(status);
  }

  @Override
  public byte[] serverError() {
    return MODEL.serverError();
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    return MODEL.errorEvent(first, order);
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    String credential = request.header("Authorization");
    if (credential == null || credential.endsWith("sk-invalid")) {
      return DOOR.error(401);
    }
    // Both stand elsewhere here.
    if (body.has("model") || request.header("anthropic-version") != null) {
      return MODEL.error(400);
    }
    boolean whole =
        body.hasNonNull(required)
            && body.hasNonNull("max_tokens")
            && body.hasNonNull("anthropic_version");
    return whole ? null : MODEL.error(400);
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    DOOR.headers(out, now, requestsLeft);
  }
}
