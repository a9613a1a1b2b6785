/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cohere, by its second API. */
final class Cohere implements Vendor {

  static final Vendor INSTANCE = new Cohere();

  static final Map<String, Endpoint> ENDPOINTS =
      Map.of(
          "/v2/chat", new CohereChatEndpoint(),
          "/v2/embed", new CohereEmbedEndpoint(),
          "/v2/rerank", new CohereRerankEndpoint());

  private Cohere() {}

  @Override
  public Reply error(int status) {
    return switch (status) {
      case 400 -> of(400, "invalid request: temperature must be between 0 and 1.0 inclusive.");
      case 401 -> of(401, "invalid api token");
      case 404 ->
          of(404, "model 'command-none' not found, make sure the correct model ID was used");
      case 429 -> of(429, "You are using a Trial key, which is limited to 20 API calls / minute.");
      default -> of(status, status < 500 ? "unprocessable" : "internal server error");
    };
  }

  @Override
  public byte[] serverError() {
    return Json.compactBytes(body("internal server error"));
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    ObjectNode event = Json.object().put("type", "message-end");
    event.putObject("delta").put("error", "internal server error").put("finish_reason", "ERROR");
    return Sse.event("message-end", event);
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    String credential = request.header("Authorization");
    if (credential == null || credential.endsWith("sk-invalid")) {
      return error(401);
    }
    if (body.path("model").asText().equals("command-none")) {
      return error(404);
    }
    return body.hasNonNull("model") && body.hasNonNull(required)
        ? null
        : of(400, "invalid request: " + required + " must be set");
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
    ProviderHeaders.header(out, "Date", date);
    ProviderHeaders.header(out, "x-debug-trace-id", Ids.uuid(requestsLeft));
    ProviderHeaders.header(out, "x-endpoint-monthly-call-limit", "1000");
    ProviderHeaders.header(out, "Via", "1.1 google");
  }

  static Reply ok(ObjectNode body) {
    return Reply.whole(200, Json.compactBytes(body));
  }

  /** Counts as they are told of a call; the second pair includes what stands around the prompt. */
  static ObjectNode usage(long input, long output) {
    ObjectNode usage = Json.object();
    usage.putObject("billed_units").put("input_tokens", input).put("output_tokens", output);
    usage.putObject("tokens").put("input_tokens", input + 66).put("output_tokens", output);
    return usage;
  }

  static ArrayNode calls(Answer answer) {
    ArrayNode calls = Json.array();
    for (ToolCall called : answer.toolCalls()) {
      ObjectNode call = calls.addObject().put("id", called.name() + "_0").put("type", "function");
      call.putObject("function").put("name", called.name()).put("arguments", called.arguments());
    }
    return calls;
  }

  private static Reply of(int status, String message) {
    return Reply.whole(status, Json.compactBytes(body(message)));
  }

  private static ObjectNode body(String message) {
    return Json.object().put("message", message);
  }
}
