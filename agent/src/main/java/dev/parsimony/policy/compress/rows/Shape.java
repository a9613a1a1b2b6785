/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

/** What a value looks like: runs of capitals, letters and digits, with all else as it is. */
final class Shape {

  private static final int MAX_CHARS = 60;

  static String of(String value) {
    StringBuilder shape = new StringBuilder(16);
    char last = 0;
    for (int i = 0; i < value.length() && shape.length() < MAX_CHARS; i++) {
      char kind = kind(value.charAt(i));
      if (kind != last) {
        shape.append(kind);
      }
      last = kind;
    }
    return shape.toString();
  }

  private static char kind(char c) {
    if (Character.isDigit(c)) {
      return '9';
    }
    if (Character.isLetter(c)) {
      return Character.isUpperCase(c) ? 'A' : 'a';
    }
    return Character.isWhitespace(c) ? ' ' : c;
  }

  private Shape() {}
}
