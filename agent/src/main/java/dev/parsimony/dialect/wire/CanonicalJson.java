/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import java.security.MessageDigest;
import java.util.Arrays;

/** Feeds digests so that no two different inputs run together into the same bytes. */
public final class CanonicalJson {

  private static final int LENGTH = Integer.BYTES;

  /** Feeds a string and its length, by UTF-16 code unit: lone surrogates stay apart. */
  public static void update(MessageDigest digest, String text) {
    byte[] framed = new byte[LENGTH + 2 * text.length()];
    putLength(framed, text.length());
    for (int i = 0; i < text.length(); i++) {
      framed[LENGTH + 2 * i] = (byte) (text.charAt(i) >>> Byte.SIZE);
      framed[LENGTH + 2 * i + 1] = (byte) text.charAt(i);
    }
    digest.update(framed);
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
    byte[] length = new byte[LENGTH];
    putLength(length, end - start);
    digest.update(length);
    digest.update(bytes, start, end - start);
  }

  private static void putLength(byte[] framed, int length) {
    for (int i = 0; i < LENGTH; i++) {
      framed[i] = (byte) (length >>> (Byte.SIZE * (LENGTH - 1 - i)));
    }
  }

  /* Starts outside of any string; the end if there is no white space. */
  private static int firstSpace(byte[] text, int start, int end) {
    int i = start;
    while (i < end) {
      byte b = text[i++];
      if (b == '"') {
        i = afterString(text, i, end);
      } else if (b <= ' ' && b >= 0) {
        return i - 1;
      }
    }
    return end;
  }

  private static int afterString(byte[] text, int start, int end) {
    int i = start;
    while (i < end) {
      byte b = text[i++];
      if (b == '"') {
        return i;
      }
      if (b == '\\') {
        i++;
      }
    }
    return end;
  }

  private CanonicalJson() {}
}
