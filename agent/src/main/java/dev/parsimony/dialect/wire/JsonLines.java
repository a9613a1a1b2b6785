/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import dev.parsimony.exchange.MalformedBodyException;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of JSON, one after the other; blank ones are passed over. */
public final class JsonLines {

  private final byte[] bytes;
  private int start;
  private int end;
  private int next;

  public JsonLines(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes on to the next line that is not blank. */
  public boolean advance() {
    while (next < bytes.length) {
      start = next;
      end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      next = end + 1;
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** This line as a tree. */
  public @Nullable Object json() throws MalformedBodyException {
    return Json.read(bytes, start, end);
  }

  /** Writes trees, one on each line. */
  public static byte[] write(Iterable<?> trees) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    for (Object tree : trees) {
      byte[] line = Json.write(tree);
      out.write(line, 0, line.length);
      out.write('\n');
    }
    return out.toByteArray();
  }

  private boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
