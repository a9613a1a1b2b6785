/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Google, by the API of Gemini and by Vertex AI. */
final class Gemini implements Vendor {

  static final Vendor INSTANCE = new Gemini();

  private Gemini() {}

  static boolean serves(StubRequest request) {
    return request.path().contains("/models/") && request.path().contains(":");
  }

  @Override
  public Reply error(int status) {
    return switch (status) {
      case 400 -> of(400, "Invalid value at 'generation_config.temperature'", "INVALID_ARGUMENT");
      case 401 -> of(401, "Request had invalid authentication credentials.", "UNAUTHENTICATED");
      case 403 -> of(403, "Your API key was reported as leaked.", "PERMISSION_DENIED");
      case 404 -> of(404, "models/gemini-none is not found for API version v1beta", "NOT_FOUND");
      case 408 -> of(408, "The request timed out.", "DEADLINE_EXCEEDED");
      case 409 -> of(409, "The resource is in use.", "ABORTED");
      case 429 -> of(429, "You exceeded your current quota.", "RESOURCE_EXHAUSTED");
      case 503 -> of(503, "The model is overloaded. Please try again later.", "UNAVAILABLE");
      default ->
          status < 500
              ? of(status, "Unprocessable.", "INVALID_ARGUMENT")
              : of(status, "An internal error has occurred.", "INTERNAL");
    };
  }

  /** The refusal of what a model does not take. */
  static Reply invalid(String message) {
    return of(400, message, "INVALID_ARGUMENT");
  }

  @Override
  public byte[] serverError() {
    return Json.indented(body(500, "An internal error has occurred.", "INTERNAL"));
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    ObjectNode error = body(503, "The model is overloaded.", "UNAVAILABLE");
    return first[0] == '[' ? Reply.utf8(",\r\n" + Json.compact(error)) : event(error);
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    String credential = credential(request);
    if (credential == null) {
      return of(403, "Method doesn't allow unregistered callers.", "PERMISSION_DENIED");
    }
    if (credential.endsWith("sk-invalid")) {
      return of(400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT");
    }
    if (request.path().contains("/gemini-none:")) {
      return error(404);
    }
    return body.hasNonNull(required)
        ? null
        : of(400, "* " + required + " is not specified", "INVALID_ARGUMENT");
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
    ProviderHeaders.header(out, "Date", date);
    ProviderHeaders.header(out, "Vary", "Origin, X-Origin, Referer");
    ProviderHeaders.header(out, "Server", "scaffolding on HTTPServer2");
    ProviderHeaders.header(out, "X-XSS-Protection", "0");
    ProviderHeaders.header(out, "X-Content-Type-Options", "nosniff");
    ProviderHeaders.header(out, "Alt-Svc", "h3=\":443\"; ma=2592000");
  }

  /** Who asks: by a header or by the query. */
  static @Nullable String credential(StubRequest request) {
    String key = request.header("x-goog-api-key");
    int query = request.target().indexOf("key=");
    String asked = query < 0 ? null : request.target().substring(query).split("&")[0];
    String told = key == null ? asked : key;
    return told == null ? request.header("Authorization") : told;
  }

  static byte[] event(ObjectNode chunk) {
    return Reply.utf8("data: " + Json.compact(chunk) + "\r\n\r\n");
  }

  private static Reply of(int status, String message, String name) {
    return Reply.whole(status, Json.indented(body(status, message, name)))
        .withHeader("content-type", "application/json; charset=UTF-8");
  }

  private static ObjectNode body(int code, String message, String name) {
    ObjectNode error = Json.object().put("code", code).put("message", message).put("status", name);
    return Json.object().set("error", error);
  }
}
