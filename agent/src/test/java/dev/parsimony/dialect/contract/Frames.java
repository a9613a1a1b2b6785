/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import dev.parsimony.dialect.wire.EventFrameWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Binary frames, written from a file with the type and the payload of one in each line. */
final class Frames {

  static byte[] of(byte[] file) {
    EventFrameWriter frames = new EventFrameWriter();
    new String(file, StandardCharsets.UTF_8).lines().forEach(line -> add(frames, line));
    return frames.toBytes();
  }

  private static void add(EventFrameWriter frames, String line) {
    int space = line.indexOf(' ');
    String type = line.substring(0, space);
    byte[] payload = line.substring(space + 1).getBytes(StandardCharsets.UTF_8);
    try {
      frames.event(
          type,
          type.equals("chunk")
              ? Json.objectOf("bytes", Base64.getEncoder().encodeToString(payload))
              : Json.read(payload));
    } catch (MalformedBodyException e) {
      throw new AssertionError(line, e);
    }
  }

  private Frames() {}
}
