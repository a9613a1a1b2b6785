/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near.plain;

import java.util.BitSet;

/**
 * Which places of a text are plain prose. Where in doubt, one is not: fenced and indented code,
 * lines with the signs of code, markup and tables, patches, and all within quotation marks, to the
 * end of the text where they are not closed.
 */
final class Prose {

  private static final String SIGNS = "{}[]<>|=;\\`";
  private static final String PATCH = "\n@@ -";
  private static final String OPENING = "\"\u201c\u201e\u00ab\u00bb\u2018'";

  private final String text;
  private final BitSet fixed;

  private Prose(String text) {
    this.text = text;
    this.fixed = new BitSet(text.length());
  }

  static Prose of(String text) {
    Prose prose = new Prose(text);
    if (text.contains(PATCH)) {
      prose.fixed.set(0, text.length());
    } else {
      prose.fixLines();
      prose.fixQuotes();
    }
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

  private void fixLines() {
    char fence = 0;
    int start = 0;
    while (start < text.length()) {
      int newLine = text.indexOf('\n', start);
      int end = newLine < 0 ? text.length() : newLine;
      char mark = fenceMark(start, end);
      if (fence != 0 || mark != 0) {
        fixed.set(start, Math.min(end + 1, text.length()));
        fence = fence == 0 ? mark : mark == fence ? 0 : fence;
      } else if (isIndented(start, end) || hasSigns(start, end)) {
        fixed.set(start, end);
      }
      start = end + 1;
    }
  }

  /* The sign of a fence that a line begins or ends; 0 for none. */
  private char fenceMark(int start, int end) {
    int first = start;
    while (first < end && " \t>-*".indexOf(text.charAt(first)) >= 0) {
      first++;
    }
    return text.startsWith("```", first) ? '`' : text.startsWith("~~~", first) ? '~' : 0;
  }

  private boolean isIndented(int start, int end) {
    int first = start;
    while (first < end && text.charAt(first) <= ' ') {
      first++;
    }
    return first < end && (text.charAt(start) == '\t' || text.startsWith("    ", start));
  }

  private boolean hasSigns(int start, int end) {
    for (int i = start; i < end; i++) {
      if (SIGNS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private void fixQuotes() {
    int i = 0;
    while (i < text.length()) {
      if (isAt(i) && isOpening(i)) {
        int end = endOfQuote(i);
        fixed.set(i, end);
        i = end;
      } else {
        i++;
      }
    }
  }

  private boolean isOpening(int place) {
    char c = text.charAt(place);
    boolean apostrophe =
        c == '\'' && place > 0 && Character.isLetterOrDigit(text.charAt(place - 1));
    return !apostrophe && OPENING.indexOf(c) >= 0;
  }

  private int endOfQuote(int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (isAt(i) && closes(text.charAt(open), i)) {
        return i + 1;
      }
    }
    return text.length();
  }

  private boolean closes(char open, int place) {
    char c = text.charAt(place);
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
    return place == text.length() || !Character.isLetterOrDigit(text.charAt(place));
  }
}
