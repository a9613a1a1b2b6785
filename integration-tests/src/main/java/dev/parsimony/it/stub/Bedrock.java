/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Amazon, by Bedrock's runtime. */
final class Bedrock implements Vendor {

  static final Vendor INSTANCE = new Bedrock();

  private Bedrock() {}

  static boolean serves(StubRequest request) {
    return request.path().startsWith(BedrockEndpoint.MODEL);
  }

  @Override
  public Reply error(int status) {
    return BedrockErrors.of(status);
  }

  @Override
  public byte[] serverError() {
    return Json.compactBytes(Json.object().put("message", "An internal server error occurred."));
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    return first[0] == '{'
        ? serverError()
        : EventFrame.exception("modelStreamErrorException", "The model failed.");
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    SignatureV4 signature = SignatureV4.of(request);
    if (signature == null) {
      return BedrockErrors.of(403, "MissingAuthenticationTokenException", "Missing token.");
    }
    if (signature.accessKeyId().equals("sk-invalid")) {
      return BedrockErrors.of(
          403, "UnrecognizedClientException", "The security token is not valid.");
    }
    if (!signature.isValid()) {
      return BedrockErrors.of(
          403, "InvalidSignatureException", "The signature does not match the request.");
    }
    return body.hasNonNull(required)
        ? null
        : BedrockErrors.of(400, "ValidationException", "The request is malformed.");
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    ProviderHeaders.amazon(out, now, requestsLeft);
  }
}
