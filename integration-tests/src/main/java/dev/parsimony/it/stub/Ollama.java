/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A server of Ollama: it asks for no credential, and an error is one sentence. */
final class Ollama implements Vendor {

  static final Vendor INSTANCE = new Ollama();

  private Ollama() {}

  @Override
  public Reply error(int status) {
    return switch (status) {
      case 404 -> of(404, "model 'none' not found");
      case 429 -> of(429, "too many concurrent requests");
      case 503 -> of(503, "server busy, please try again. maximum pending requests exceeded");
      default -> of(status, status < 500 ? "invalid request" : "llama runner has terminated");
    };
  }

  @Override
  public byte[] serverError() {
    return Json.compactBytes(body("llama runner has terminated"));
  }

  @Override
  public byte[] errorEvent(byte[] first, int order) {
    return line(body("an error was encountered while running the model"));
  }

  @Override
  public @Nullable Reply refusal(StubRequest request, JsonNode body, String required) {
    String model = body.path("model").asText();
    if (model.isEmpty()) {
      return of(400, "model is required");
    }
    if (model.equals("none")) {
      return error(404);
    }
    return body.hasNonNull(required) ? null : of(400, required + " is required");
  }

  @Override
  public void headers(StringBuilder out, Instant now, int requestsLeft) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
    out.append("Date: ").append(date).append("\r\n");
  }

  /** One line of a stream. */
  static byte[] line(ObjectNode object) {
    return Reply.utf8(Json.compact(object) + "\n");
  }

  private static Reply of(int status, String sentence) {
    return Reply.whole(status, Json.compactBytes(body(sentence)));
  }

  private static ObjectNode body(String sentence) {
    return Json.object().put("error", sentence);
  }
}
