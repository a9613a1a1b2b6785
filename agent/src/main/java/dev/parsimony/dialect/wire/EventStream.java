/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import dev.parsimony.exchange.MalformedBodyException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of server-sent events, one event after the other. An event that no blank line ends
 * has not come whole and is not seen, except the mark that ends a stream.
 */
public final class EventStream {

  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private int next;
  private final ByteArrayOutputStream joined = new ByteArrayOutputStream(0);
  private byte[] source;
  private int start;
  private int end;
  private int lines;

  public EventStream(byte[] bytes) {
    this.bytes = bytes;
    this.source = bytes;
    this.next = startsWithMark(bytes) ? 3 : 0;
  }

  /** Goes on to the next event that has data. */
  public boolean advance() {
    lines = 0;
    while (next < bytes.length) {
      int from = next;
      int to = lineEnd(from);
      boolean ended = to < bytes.length;
      next = ended ? afterLineBreak(to) : to;
      if (from < to) {
        readLine(from, to);
      } else if (ended && lines > 0) {
        settle();
        return true;
      }
    }
    return lines == 1 && isDone();
  }

  /** Whether this event is the mark that ends a stream. */
  public boolean isDone() {
    if (end - start < DONE.length) {
      return false;
    }
    for (int i = 0; i < DONE.length; i++) {
      if (source[start + i] != DONE[i]) {
        return false;
      }
    }
    return true;
  }

  /** The data of this event as a JSON tree. */
  public @Nullable Object json() throws MalformedBodyException {
    return Json.read(source, start, end);
  }

  /** The data of this event. */
  public byte[] data() {
    return Arrays.copyOfRange(source, start, end);
  }

  private void readLine(int from, int to) {
    int colon = from;
    while (colon < to && bytes[colon] != ':') {
      colon++;
    }
    if (!isData(from, colon)) {
      return;
    }
    int value = Math.min(colon + 1, to);
    if (value < to && bytes[value] == ' ') {
      value++;
    }
    addData(value, to);
  }

  private void addData(int from, int to) {
    if (lines++ == 0) {
      source = bytes;
      start = from;
      end = to;
      return;
    }
    if (lines == 2) {
      joined.reset();
      joined.write(bytes, start, end - start);
    }
    joined.write('\n');
    joined.write(bytes, from, to - from);
  }

  private void settle() {
    if (lines > 1) {
      source = joined.toByteArray();
      start = 0;
      end = source.length;
    }
  }

  private boolean isData(int from, int to) {
    if (to - from != DATA.length) {
      return false;
    }
    for (int i = 0; i < DATA.length; i++) {
      if (bytes[from + i] != DATA[i]) {
        return false;
      }
    }
    return true;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  private int afterLineBreak(int at) {
    boolean two = bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
    return at + (two ? 2 : 1);
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF;
  }
}
