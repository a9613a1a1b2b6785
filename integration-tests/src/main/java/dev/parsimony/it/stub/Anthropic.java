/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Anthropic. */
final class Anthropic implements Vendor {

  static final Vendor INSTANCE = new Anthropic();

  private Anthropic() {}

  @Override
  public Reply error(int status) {
    return switch (status) {
      case 400 -> of(400, "invalid_request_error", "temperature: Input should be a valid number");
      case 401 -> of(401, "authentication_error", "invalid x-api-key");
      case 403 -> of(403, "permission_error", "Your API key may not use this resource.");
      case 404 -> of(404, "not_found_error", "model: claude-none");
      case 408 -> of(408, "timeout_error", "Request timed out.");
      case 409 -> of(409, "conflict_error", "The resource is in use.");
      case 413 -> of(413, "request_too_large", "Request exceeds the maximum size");
      case 429 ->
          of(429, "rate_limit_error", "Number of requests has exceeded your rate limit.")
              .withHeader("retry-after", "1")
              .withHeader("retry-after-ms", "1");
      case 529 -> of(529, "overloaded_error", "Overloaded");
      default ->
          status < 500
              ? of(status, "invalid_request_error", "Unprocessable.")
              : of(status, "api_error", "Internal server error");
    };
  }

  /** The refusal of what a model does not take. */
  static Reply invalid(String message) {
    return of(400, "invalid_request_error", message);
  }

  @Override
  public byte[] serverError() {
    return Json.compactBytes(body("api_error", "Internal server error"));
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    return Sse.event("error", body("overloaded_error", "Overloaded"));
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    String key = request.header("x-api-key");
    String credential = key == null ? request.header("Authorization") : key;
    if (credential == null || credential.endsWith("sk-invalid")) {
      return error(401);
    }
    if (request.header("anthropic-version") == null) {
      return of(400, "invalid_request_error", "anthropic-version: header is required");
    }
    if (body.path("model").asText().equals("claude-none")) {
      return error(404);
    }
    for (String field : new String[] {"model", "max_tokens", required}) {
      if (!body.hasNonNull(field)) {
        return of(400, "invalid_request_error", field + ": Field required");
      }
    }
    return null;
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    ProviderHeaders.anthropic(out, now, requestsLeft);
  }

  private static Reply of(int status, String type, String message) {
    return Reply.whole(
        status, Json.compactBytes(body(type, message).put("request_id", Ids.hex("req_"))));
  }

  private static ObjectNode body(String type, String message) {
    ObjectNode body = Json.object().put("type", "error");
    body.putObject("error").put("type", type).put("message", message);
    return body;
  }
}
