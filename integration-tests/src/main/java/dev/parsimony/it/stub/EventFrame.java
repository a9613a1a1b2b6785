/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Frames of a binary event stream as the provider writes them. */
final class EventFrame {

  static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

  private static final int STRING = 7;

  private EventFrame() {}

  static byte[] event(String type, JsonNode payload) {
    return frame("event", ":event-type", type, payload);
  }

  static byte[] exception(String type, String message) {
    return frame("exception", ":exception-type", type, Json.object().put("message", message));
  }

  /** A piece of a model's own stream. */
  static byte[] chunk(JsonNode piece) {
    byte[] text = Json.compact(piece).getBytes(StandardCharsets.UTF_8);
    return event(
        "chunk",
        Json.object()
            .put("bytes", Base64.getEncoder().encodeToString(text))
            .put("p", Ids.padding()));
  }

  private static byte[] frame(String messageType, String typeName, String type, JsonNode payload) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(typeName, type);
    headers.put(":content-type", "application/json");
    headers.put(":message-type", messageType);
    try {
      byte[] head = headers(headers);
      byte[] body = Json.compact(payload).getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(16 + head.length + body.length);
      out.writeInt(head.length);
      out.writeInt(checksum(bytes));
      out.write(head);
      out.write(body);
      out.writeInt(checksum(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] headers(Map<String, String> headers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      out.writeByte(header.getKey().length());
      out.writeBytes(header.getKey());
      out.writeByte(STRING);
      out.writeUTF(header.getValue());
    }
    return bytes.toByteArray();
  }

  private static int checksum(ByteArrayOutputStream bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.toByteArray());
    return (int) crc.getValue();
  }
}
