/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DashScope, by its native API. */
final class DashScope implements Vendor {

  static final Vendor INSTANCE = new DashScope();

  private static final String SERVICES = "/api/v1/services/";

  static final Map<String, Endpoint> ENDPOINTS =
      Map.of(
          SERVICES + "aigc/text-generation/generation",
          new DashScopeEndpoint(false),
          SERVICES + "embeddings/text-embedding/text-embedding",
          new DashScopeEndpoint(true));

  private DashScope() {}

  @Override
  public Reply error(int status) {
    return switch (status) {
      case 400 -> of(400, "InvalidParameter", "Temperature should be in [0, 2).");
      case 401 -> of(401, "InvalidApiKey", "Invalid API-key provided.");
      case 404 -> of(404, "ModelNotFound", "Model can not be found.");
      case 429 -> of(429, "Throttling.RateQuota", "Requests rate limit exceeded.");
      default -> of(status, "InternalError", "An internal error has occured.");
    };
  }

  @Override
  public byte[] serverError() {
    return Json.compactBytes(body("InternalError", "An internal error has occured."));
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    return event(order + 1, "error", 500, body("InternalError.Algo", "The model failed."));
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    String credential = request.header("Authorization");
    if (credential == null || credential.endsWith("sk-invalid")) {
      return error(401);
    }
    return body.hasNonNull("model") && body.path("input").hasNonNull(required)
        ? null
        : of(400, "InvalidParameter", "Required body invalid.");
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
    ProviderHeaders.header(out, "Date", date);
    ProviderHeaders.header(out, "x-request-id", Ids.uuid(requestsLeft));
    ProviderHeaders.header(out, "x-dashscope-call-gateway", "true");
    ProviderHeaders.header(out, "server", "istio-envoy");
  }

  static byte[] event(int id, String type, int status, ObjectNode data) {
    return Reply.utf8(
        "id:%d\nevent:%s\n:HTTP_STATUS/%d\ndata:%s\n\n"
            .formatted(id, type, status, Json.compact(data)));
  }

  private static Reply of(int status, String code, String message) {
    return Reply.whole(status, Json.compactBytes(body(code, message)));
  }

  private static ObjectNode body(String code, String message) {
    return Json.object().put("code", code).put("message", message).put("request_id", "q-failed");
  }
}
