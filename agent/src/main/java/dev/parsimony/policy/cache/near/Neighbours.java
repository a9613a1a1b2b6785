/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

/** What may stand beside a stamp: it is no part of a word, a number, an address or a path. */
final class Neighbours {

  /** All bits. */
  static final int ALL = -1;

  private static final byte[] BEFORE = open("_./:@=&?%+$-");
  private static final boolean[] AFTER = signs("_/@=&%+$-");

  private static final int LETTERS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER;
  private static final int NUMBERS =
      1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;
  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK;

  /** {@link #ALL} where a stamp may begin behind a sign; 0 where none may. */
  static int before(char c) {
    return c < BEFORE.length ? BEFORE[c] : isOf(c, LETTERS | NUMBERS | MARKS) ? 0 : ALL;
  }

  /** Whether a stamp may end before a place. */
  static boolean mayEnd(char[] text, int place) {
    if (place == text.length) {
      return true;
    }
    char c = text[place];
    if (c < AFTER.length ? AFTER[c] : isOf(code(text, place), LETTERS | NUMBERS | MARKS)) {
      return false;
    }
    boolean goesOn = c == '.' || c == ':' || c == ',';
    return !goesOn || place + 1 == text.length || !isOf(code(text, place + 1), LETTERS | NUMBERS);
  }

  private static int code(char[] text, int place) {
    return Character.codePointAt(text, place);
  }

  private static boolean isOf(int code, int types) {
    return (1 << Character.getType(code) & types) != 0;
  }

  private static boolean[] signs(String signs) {
    boolean[] all = new boolean[128];
    for (char c = 0; c < all.length; c++) {
      all[c] = Character.isLetterOrDigit(c) || signs.indexOf(c) >= 0;
    }
    return all;
  }

  private static byte[] open(String signs) {
    boolean[] closed = signs(signs);
    byte[] open = new byte[closed.length];
    for (int c = 0; c < open.length; c++) {
      open[c] = (byte) (closed[c] ? 0 : ALL);
    }
    return open;
  }

  private Neighbours() {}
}
