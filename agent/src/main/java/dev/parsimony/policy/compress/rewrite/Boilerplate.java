/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rewrite;

import dev.parsimony.policy.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A text that is known by how it begins, how long it is and what its hash is, so that no other text
 * is taken for it. Immutable.
 */
public final class Boilerplate {

  private static final int MOST_BEGIN = 40;
  private static final int MOST_TRIES = 16;

  private final String begins;
  private final long chars;
  private final String sha256;

  /**
   * @param begins how it begins
   * @param chars its length
   * @param sha256 the hash of its UTF-8, in hexadecimal
   */
  public Boilerplate(String begins, long chars, String sha256) {
    this.begins = begins;
    this.chars = chars;
    this.sha256 = sha256.toLowerCase(Locale.ROOT);
  }

  /** The one that a text is. */
  public static Boilerplate of(String text) {
    int end = Math.min(text.length(), MOST_BEGIN);
    boolean split = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return new Boilerplate(text.substring(0, split ? end - 1 : end), text.length(), hash(text));
  }

  /**
   * A text with another one wherever this one stands in it; of many that begin like it, the first
   * ones are looked at.
   *
   * @return the very same text when it does not stand there
   */
  public String replacedIn(String text, String replacement) {
    StringBuilder out = new StringBuilder();
    int written = 0;
    int found = text.indexOf(begins);
    for (int i = 0; i < MOST_TRIES && found >= 0 && found + chars <= text.length(); i++) {
      int end = found + (int) chars;
      boolean same = hash(text.substring(found, end)).equals(sha256);
      if (same) {
        out.append(text, written, found).append(replacement);
        written = end;
      }
      found = text.indexOf(begins, same ? end : found + 1);
    }
    return written == 0 ? text : out.append(text, written, text.length()).toString();
  }

  public String begins() {
    return begins;
  }

  public long chars() {
    return chars;
  }

  public String sha256() {
    return sha256;
  }

  /** The SHA-256 of a text's UTF-8, in hexadecimal of lower case. */
  public static String hash(String text) {
    byte[] digest = Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%064x", new BigInteger(1, digest));
  }
}
