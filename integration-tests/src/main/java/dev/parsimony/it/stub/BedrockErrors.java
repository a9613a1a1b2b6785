/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

/** Bedrock's error replies: the name of the error stands in a header. */
final class BedrockErrors {

  private static final String TYPE = "x-amzn-errortype";

  private BedrockErrors() {}

  static Reply of(int status, String type, String message) {
    byte[] body = Reply.utf8(Json.compact(Json.object().put("message", message)));
    return Reply.whole(status, body)
        .withHeader(TYPE, type + ":http://internal.amazon.com/coral/com.amazon.bedrock/");
  }

  /** The reply that the provider gives with a status. */
  static Reply of(int status) {
    return switch (status) {
      case 400 -> of(400, "ValidationException", "The temperature is out of its range.");
      case 403 -> of(403, "AccessDeniedException", "You don't have access to the model.");
      case 404 -> of(404, "ResourceNotFoundException", "Could not resolve the foundation model.");
      case 408 -> of(408, "ModelTimeoutException", "The request took too long to process.");
      case 424 -> of(424, "ModelErrorException", "The model failed.");
      case 429 -> of(429, "ThrottlingException", "Too many requests, please wait.");
      case 503 -> of(503, "ServiceUnavailableException", "The service is not available.");
      default -> of(status, "InternalServerException", "An internal server error occurred.");
    };
  }
}
