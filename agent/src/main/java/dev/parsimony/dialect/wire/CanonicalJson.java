/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Feeds digests so that no two different inputs run together into the same bytes. */
public final class CanonicalJson {

  /** Feeds a string and its length. */
  public static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    feed(digest, bytes, 0, bytes.length);
  }

  /** Feeds a value of a valid JSON text, without the white space outside its strings. */
  public static void update(MessageDigest digest, byte[] text, int start, int end) {
    if (firstSpace(text, start, end) == end) {
      feed(digest, text, start, end);
    } else {
      byte[] compact = compact(text, start, end);
      feed(digest, compact, 0, compact.length);
    }
  }

  /** A valid JSON text without the white space outside its strings. */
  public static byte[] compact(byte[] text, int start, int end) {
    byte[] kept = new byte[end - start];
    int length = 0;
    int from = start;
    while (from < end) {
      int space = firstSpace(text, from, end);
      System.arraycopy(text, from, kept, length, space - from);
      length += space - from;
      from = space + 1;
    }
    return Arrays.copyOf(kept, length);
  }

  private static void feed(MessageDigest digest, byte[] bytes, int start, int end) {
    int length = end - start;
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
    digest.update(bytes, start, length);
  }

  /* Starts outside of any string; the end if there is no white space. */
  private static int firstSpace(byte[] text, int start, int end) {
    boolean inString = false;
    for (int i = start; i < end; i++) {
      byte b = text[i];
      if (b == '"') {
        inString = !inString;
      } else if (inString) {
        i += b == '\\' ? 1 : 0;
      } else if (b <= ' ' && b >= 0) {
        return i;
      }
    }
    return end;
  }

  private CanonicalJson() {}
}
