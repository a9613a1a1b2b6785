/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import dev.parsimony.exchange.MalformedBodyException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a binary event stream ({@code application/vnd.amazon.eventstream}), one after
 * the other. A frame that has not come whole is not seen.
 */
public final class EventFrames {

  static final int PRELUDE = 12;
  static final int CHECKSUM = 4;
  static final byte STRING = 7;

  /* The lengths of a header's value by its type; the length itself stands before the longer ones. */
  private static final int[] FIXED = {0, 0, 1, 2, 4, 8, -1, -1, 8, 16};

  private final byte[] bytes;
  private final Map<String, String> headers = new HashMap<>();
  private int next;
  private int payload;
  private int payloadEnd;

  public EventFrames(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Goes on to the next frame; false when no whole one is left.
   *
   * @throws MalformedBodyException when a frame is not what its checksums say
   */
  public boolean advance() throws MalformedBodyException {
    if (bytes.length - next < PRELUDE) {
      return false;
    }
    check(next, next + PRELUDE - CHECKSUM);
    int length = intAt(next);
    int headersLength = intAt(next + Integer.BYTES);
    if (length < PRELUDE + CHECKSUM
        || headersLength < 0
        || headersLength > length - PRELUDE - CHECKSUM) {
      throw new MalformedBodyException("a frame of an impossible length");
    }
    if (bytes.length - next < length) {
      return false;
    }
    int end = next + length - CHECKSUM;
    check(next, end);
    payload = next + PRELUDE + headersLength;
    payloadEnd = end;
    readHeaders(next + PRELUDE, payload);
    next += length;
    return true;
  }

  /** Whether nothing is left, not even a part of a frame. */
  public boolean isAtEnd() {
    return next == bytes.length;
  }

  /** A header of this frame that is a string; null when there is none. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The payload of this frame as a JSON tree. */
  public @Nullable Object json() throws MalformedBodyException {
    return Json.read(bytes, payload, payloadEnd);
  }

  public byte[] payload() {
    return Arrays.copyOfRange(bytes, payload, payloadEnd);
  }

  private void readHeaders(int from, int to) throws MalformedBodyException {
    headers.clear();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    try {
      while (in.hasRemaining()) {
        String name = text(in, in.get() & 0xFF);
        byte type = in.get();
        if (type < 0 || type >= FIXED.length) {
          throw new MalformedBodyException("a header of an unknown type");
        }
        String value = text(in, FIXED[type] >= 0 ? FIXED[type] : in.getShort() & 0xFFFF);
        if (type == STRING) {
          headers.put(name, value);
        }
      }
    } catch (BufferUnderflowException e) {
      throw new MalformedBodyException("a header that does not fit its frame");
    }
  }

  private static String text(ByteBuffer in, int length) {
    byte[] text = new byte[length];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /* The checksum stands right behind what it sums up. */
  private void check(int from, int to) throws MalformedBodyException {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, to - from);
    if ((int) crc.getValue() != intAt(to)) {
      throw new MalformedBodyException("a checksum that does not fit its frame");
    }
  }

  private int intAt(int index) {
    return ByteBuffer.wrap(bytes, index, Integer.BYTES).getInt();
  }
}
