/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mistral, below a path of its own: elsewhere it has those of OpenAI. */
final class Mistral implements Vendor {

  static final Vendor INSTANCE = new Mistral();

  static final Map<String, Endpoint> ENDPOINTS =
      Map.of(
          "/mistral/v1/chat/completions", new MistralChatEndpoint("messages"),
          "/mistral/v1/fim/completions", new MistralChatEndpoint("prompt"),
          "/mistral/v1/embeddings", new MistralEmbeddingsEndpoint());

  private Mistral() {}

  @Override
  public Reply error(int status) {
    return switch (status) {
      case 400 -> of(400, "Invalid model: mistral-none", "invalid_model", "1500");
      case 401 -> Reply.whole(401, Json.compactBytes(Json.object().put("detail", "Unauthorized")));
      case 422 -> of(422, "Input should be a valid list", "invalid_request_message_error", "3051");
      case 429 ->
          of(429, "Rate limit exceeded", "rate_limited", "1300").withHeader("retry-after", "1");
      default -> of(status, "Service unavailable.", "unreachable_backend", "1100");
    };
  }

  @Override
  public byte[] serverError() {
    return Json.compactBytes(body("Service unavailable.", "unreachable_backend", "1100"));
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    return Sse.data(body("Service unavailable.", "unreachable_backend", "1100"));
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    String credential = request.header("Authorization");
    if (credential == null || credential.endsWith("sk-invalid")) {
      return error(401);
    }
    if (body.path("model").asText().equals("mistral-none")) {
      return error(400);
    }
    return body.hasNonNull("model") && body.hasNonNull(required) ? null : error(422);
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    ProviderHeaders.mistral(out, now, requestsLeft);
  }

  private static Reply of(int status, String message, String type, String code) {
    return Reply.whole(status, Json.compactBytes(body(message, type, code)));
  }

  private static ObjectNode body(String message, String type, String code) {
    return Json.object()
        .put("object", "error")
        .put("message", message)
        .put("type", type)
        .putNull("param")
        .put("code", code);
  }
}
