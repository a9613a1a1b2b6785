/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.EventFrames;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event in which InvokeModel sends a piece of a model's own stream. */
final class Chunk {

  static final String TYPE = "chunk";

  /** The piece in a frame, as text. */
  static byte[] read(EventFrames frame) throws MalformedBodyException {
    String bytes = Json.string(Json.object(frame.json()).get("bytes"));
    if (bytes == null) {
      throw new MalformedBodyException("not a chunk");
    }
    try {
      return Base64.getDecoder().decode(bytes);
    } catch (IllegalArgumentException e) {
      throw new MalformedBodyException("not base64");
    }
  }

  /** A piece as the payload of a frame. */
  static Map<String, @Nullable Object> of(byte[] piece) {
    byte[] encoded = Base64.getEncoder().encode(piece);
    return Json.objectOf("bytes", new String(encoded, StandardCharsets.US_ASCII));
  }

  private Chunk() {}
}
