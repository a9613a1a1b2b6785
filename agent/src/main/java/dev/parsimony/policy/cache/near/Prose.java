/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.util.BitSet;

/**
 * Which places of a text are plain prose. Where in doubt, one is not: fenced and indented code,
 * lines with the signs of code, markup and tables, patches, and all within quotation marks, to the
 * end of the text where they are not closed.
 */
final class Prose {

  private static final int SIGN = 1;
  private static final int QUOTE = 2;
  private static final int TILDE = 4;
  private static final byte[] ASCII = kinds("{}[]<>|=;\\`", "\"'", "~");
  private static final String OTHER_QUOTES = "\u201c\u201e\u00ab\u00bb\u2018";

  private final char[] text;
  private final int length;
  /* Empty where all is prose, which most texts are. */
  private final BitSet fixed = new BitSet(0);

  private Prose(char[] text, int length) {
    this.text = text;
    this.length = length;
  }

  /** Reads a text, which may change afterwards. */
  static Prose of(char[] text, int length) {
    Prose prose = new Prose(text, length);
    prose.read();
    return prose;
  }

  boolean isAt(int place) {
    return !fixed.get(place);
  }

  /** Whether all of a stretch is prose. */
  boolean isIn(int start, int end) {
    for (int i = start; i < end; i++) {
      if (fixed.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] kinds(String... signs) {
    byte[] kinds = new byte[128];
    for (int i = 0; i < signs.length; i++) {
      for (char c : signs[i].toCharArray()) {
        kinds[c] = (byte) (1 << i);
      }
    }
    return kinds;
  }

  private void read() {
    boolean quotes = false;
    char fence = 0;
    int start = 0;
    while (start < length) {
      int seen = 0;
      int end = start;
      for (; end < length && text[end] != '\n'; end++) {
        char c = text[end];
        seen |= c < ASCII.length ? ASCII[c] : c >= '\u00ab' ? otherKind(c) : 0;
      }
      if (start > 0 && isPatch(start)) {
        fixed.set(0, length);
        return;
      }
      fence = readLine(start, end, seen, fence);
      quotes |= (seen & QUOTE) != 0;
      start = end + 1;
    }
    if (quotes) {
      fixQuotes();
    }
  }

  /* The fence that is open behind the line; 0 for none. */
  private char readLine(int start, int end, int seen, char fence) {
    char mark = (seen & (SIGN | TILDE)) == 0 ? 0 : fenceMark(start, end);
    if (fence != 0 || mark != 0) {
      fixed.set(start, Math.min(end + 1, length));
      return fence == 0 ? mark : mark == fence ? 0 : fence;
    }
    if ((seen & SIGN) != 0 || isIndented(start, end)) {
      fixed.set(start, end);
    }
    return 0;
  }

  private static int otherKind(char c) {
    return OTHER_QUOTES.indexOf(c) >= 0 ? QUOTE : 0;
  }

  private boolean isPatch(int lineStart) {
    return startsWith("@@ -", lineStart);
  }

  private boolean startsWith(String sign, int place) {
    if (place + sign.length() > length) {
      return false;
    }
    for (int i = 0; i < sign.length(); i++) {
      if (text[place + i] != sign.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /* The sign of a fence that a line begins or ends; 0 for none. */
  private char fenceMark(int start, int end) {
    int first = start;
    while (first < end && " \t>-*".indexOf(text[first]) >= 0) {
      first++;
    }
    return startsWith("```", first) ? '`' : startsWith("~~~", first) ? '~' : 0;
  }

  private boolean isIndented(int start, int end) {
    if (text[start] != '\t' && !startsWith("    ", start)) {
      return false;
    }
    int first = start;
    while (first < end && text[first] <= ' ') {
      first++;
    }
    return first < end;
  }

  private void fixQuotes() {
    int i = 0;
    while (i < length) {
      if (isOpening(i) && isAt(i)) {
        int end = endOfQuote(i);
        fixed.set(i, end);
        i = end;
      } else {
        i++;
      }
    }
  }

  private boolean isOpening(int place) {
    char c = text[place];
    if (c < ASCII.length) {
      boolean apostrophe = c == '\'' && place > 0 && Character.isLetterOrDigit(text[place - 1]);
      return ASCII[c] == QUOTE && !apostrophe;
    }
    return c >= '\u00ab' && otherKind(c) == QUOTE;
  }

  private int endOfQuote(int open) {
    for (int i = open + 1; i < length; i++) {
      if (closes(text[open], i) && isAt(i)) {
        return i + 1;
      }
    }
    return length;
  }

  private boolean closes(char open, int place) {
    char c = text[place];
    switch (open) {
      case '\u201c':
        return c == '\u201d';
      case '\u201e':
        return c == '\u201c' || c == '\u201d';
      case '\u00ab':
        return c == '\u00bb';
      case '\u00bb':
        return c == '\u00ab';
      case '\u2018':
        return c == '\u2019' && isWordEnd(place + 1);
      case '\'':
        return c == '\'' && isWordEnd(place + 1);
      default:
        return c == open;
    }
  }

  private boolean isWordEnd(int place) {
    return place == length || !Character.isLetterOrDigit(text[place]);
  }
}
