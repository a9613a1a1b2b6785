/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** Counts what is neither letter, digit nor space. */
final class SignCounter {

  private static final String MATHS = "=+*/^<>|~\\";
  private static final String CODE = "{}();=<>[]`_$#&";
  private static final int MATHEMATICAL_OPERATORS = 0x2200;
  private static final int MATHEMATICAL_OPERATORS_END = 0x22ff;

  static void count(String text, int at, TextCounts counts) {
    char c = text.charAt(at);
    counts.mathSigns += isMaths(c) ? 1 : 0;
    counts.codeSigns += c < 128 && CODE.indexOf(c) >= 0 ? 1 : 0;
    switch (c) {
      case '?':
      case '\uff1f':
      case '\u061f':
        counts.questions++;
        counts.sentences++;
        break;
      case '.':
      case '!':
      case '\u3002':
        counts.sentences += endsWord(text, at) ? 1 : 0;
        break;
      case ',':
        counts.commas++;
        break;
      case '"':
      case '\u201c':
        counts.quotes++;
        break;
      case '_':
        counts.blanks++;
        break;
      default:
    }
  }

  private static boolean isMaths(char c) {
    return c < 128
        ? MATHS.indexOf(c) >= 0
        : c >= MATHEMATICAL_OPERATORS && c <= MATHEMATICAL_OPERATORS_END;
  }

  private static boolean endsWord(String text, int at) {
    return at + 1 == text.length() || text.charAt(at + 1) <= ' ' || text.charAt(at) == '\u3002';
  }

  private SignCounter() {}
}
