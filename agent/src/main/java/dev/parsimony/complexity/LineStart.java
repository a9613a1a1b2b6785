/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** Counts the lines that begin as an item of a list, a number to choose, or a fence of code. */
final class LineStart {

  static void count(String text, int from, int to, TextCounts counts) {
    int at = from;
    while (at < to) {
      int start = skipBlanks(text, at, to);
      int found = text.indexOf('\n', start);
      int end = found < 0 || found > to ? to : found;
      if (start < end) {
        line(text, start, end, counts);
      }
      at = end + 1;
    }
  }

  private static void line(String text, int start, int end, TextCounts counts) {
    if (text.startsWith("```", start)) {
      counts.fences++;
      return;
    }
    char c = text.charAt(start);
    if ((c == '-' || c == '*' || c == '\u2022') && is(text, start + 1, ' ')) {
      counts.listItems++;
    } else if (ends(text, start + 1)) {
      if (c >= '1' && c <= '9') {
        counts.listItems++;
      } else if (c >= 'A' && c <= 'F') {
        counts.numericOptions += isNumeric(text, start + 2) ? 1 : 0;
        counts.options++;
        counts.optionWords += words(text, start + 2, end);
      }
    }
  }

  private static int words(String text, int from, int to) {
    int words = 0;
    for (int at = from; at < to; at++) {
      words += text.charAt(at) > ' ' && text.charAt(at - 1) <= ' ' ? 1 : 0;
    }
    return words;
  }

  private static boolean ends(String text, int at) {
    return (is(text, at, '.') || is(text, at, ')')) && is(text, at + 1, ' ');
  }

  private static boolean isNumeric(String text, int at) {
    int start = at;
    while (is(text, start, ' ') || is(text, start, '$') || is(text, start, '-')) {
      start++;
    }
    return start < text.length() && Character.isDigit(text.charAt(start));
  }

  private static boolean is(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static int skipBlanks(String text, int from, int to) {
    int at = from;
    while (at < to && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private LineStart() {}
}
