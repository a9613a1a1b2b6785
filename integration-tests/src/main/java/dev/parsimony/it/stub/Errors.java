/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The provider's error replies. */
final class Errors {

  private Errors() {}

  static ObjectNode body(
      String message, String type, @Nullable String param, @Nullable String code) {
    ObjectNode error = Json.object().put("message", message).put("type", type);
    error.put("param", param).put("code", code);
    return Json.object().set("error", error);
  }

  static Reply of(
      int status, String message, String type, @Nullable String param, @Nullable String code) {
    return Reply.whole(status, Json.indented(body(message, type, param, code)));
  }

  /** The reply that the provider gives with a status. */
  static Reply of(int status) {
    return switch (status) {
      case 400 -> invalid("Invalid type for 'temperature'.", "temperature", "invalid_type");
      case 401 ->
          of(401, "Incorrect API key provided.", "invalid_request_error", null, "invalid_api_key");
      case 403 ->
          of(
              403,
              "Project may not use this model.",
              "invalid_request_error",
              null,
              "model_not_found");
      case 404 -> unknownModel("gpt-none");
      case 408 -> of(408, "Request timed out.", "timeout", null, null);
      case 409 -> of(409, "The resource is in use.", "invalid_request_error", null, "conflict");
      case 413 -> of(413, "Request too large.", "invalid_request_error", null, "request_too_large");
      case 422 -> of(422, "Unprocessable.", "invalid_request_error", null, null);
      case 429 -> rateLimited();
      case 503 ->
          of(
              503,
              "The engine is currently overloaded, please try again later",
              "service_unavailable_error",
              null,
              "overloaded");
      default ->
          of(
              status,
              "The server had an error while processing your request. Sorry about that!",
              "server_error",
              null,
              null);
    };
  }

  static Reply invalid(String message, @Nullable String param, @Nullable String code) {
    return of(400, message, "invalid_request_error", param, code);
  }

  static Reply unknownModel(String model) {
    return of(
        404,
        "The model `" + model + "` does not exist or you do not have access to it.",
        "invalid_request_error",
        null,
        "model_not_found");
  }

  static Reply unknownUrl(StubRequest request) {
    return of(
        404,
        "Unknown request URL: " + request.method() + " " + request.path() + ".",
        "invalid_request_error",
        null,
        "unknown_url");
  }

  /** The flex tier has no room: nothing is billed. */
  static Reply resourceUnavailable() {
    return of(
        429,
        "Resource unavailable. Please try again later, or use the default service tier.",
        "resource_unavailable",
        null,
        "resource_unavailable");
  }

  private static Reply rateLimited() {
    return of(
            429,
            "Rate limit reached for requests. Please try again in 1ms.",
            "requests",
            null,
            "rate_limit_exceeded")
        .withHeader("retry-after", "1")
        .withHeader("retry-after-ms", "1");
  }
}
