/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OpenAI. */
final class OpenAi implements Vendor {

  static final Vendor INSTANCE = new OpenAi();

  private OpenAi() {}

  @Override
  public Reply error(int status) {
    return Errors.of(status);
  }

  @Override
  public byte[] serverError() {
    return Json.indented(failure());
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    if (first[0] != 'e') {
      return Sse.data(failure());
    }
    ObjectNode event = Json.object().put("type", "error").put("sequence_number", order);
    event.put("code", "server_error").put("message", "The server had an error.").putNull("param");
    return Sse.event("error", event);
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    String credential = request.header("Authorization");
    if (credential == null) {
      credential = request.header("api-key");
    }
    if (credential == null || credential.endsWith("sk-invalid")) {
      return Errors.of(401);
    }
    boolean named = !body.path("model").asText().isEmpty();
    if (!body.isObject() || !(named || AzurePath.isAzure(request.path()))) {
      return Errors.invalid("you must provide a model parameter", null, null);
    }
    if (body.path("model").asText().equals("gpt-none")) {
      return Errors.unknownModel("gpt-none");
    }
    return body.hasNonNull(required)
        ? null
        : Errors.invalid(
            "Missing required parameter: '" + required + "'.",
            required,
            "missing_required_parameter");
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    ProviderHeaders.openAi(out, now, requestsLeft);
  }

  private static ObjectNode failure() {
    return Errors.body(
        "The server had an error while processing your request.", "server_error", null, null);
  }
}
