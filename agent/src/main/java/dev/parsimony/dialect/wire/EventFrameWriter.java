/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Writes the frames of a binary event stream whose payloads are JSON. */
public final class EventFrameWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  /** Adds an event. */
  public EventFrameWriter event(String type, @Nullable Object tree) {
    ByteArrayOutputStream headers = new ByteArrayOutputStream(96);
    header(headers, ":event-type", type);
    header(headers, ":content-type", "application/json");
    header(headers, ":message-type", "event");
    return frame(headers.toByteArray(), Json.write(tree));
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  private static void header(ByteArrayOutputStream headers, String name, String value) {
    byte[] named = name.getBytes(StandardCharsets.UTF_8);
    byte[] valued = value.getBytes(StandardCharsets.UTF_8);
    headers.write(named.length);
    headers.write(named, 0, named.length);
    headers.write(EventFrames.STRING);
    headers.write(valued.length >>> Byte.SIZE);
    headers.write(valued.length);
    headers.write(valued, 0, valued.length);
  }

  private EventFrameWriter frame(byte[] headers, byte[] payload) {
    int length = EventFrames.PRELUDE + headers.length + payload.length + EventFrames.CHECKSUM;
    ByteBuffer frame = ByteBuffer.allocate(length).putInt(length).putInt(headers.length);
    frame.putInt(checksum(frame)).put(headers).put(payload);
    frame.putInt(checksum(frame));
    out.write(frame.array(), 0, length);
    return this;
  }

  /* Of all that was put so far. */
  private static int checksum(ByteBuffer frame) {
    CRC32 crc = new CRC32();
    crc.update(frame.array(), 0, frame.position());
    return (int) crc.getValue();
  }
}
