/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near.plain;

/**
 * Leaves out the white space of prose that says nothing: at the ends of lines and of the text, all
 * but one of several blanks between words, all but one of several empty lines. Lines stay lines;
 * what may be a table keeps its columns.
 */
final class Blanks {

  private final String text;
  private final Prose prose;
  private final boolean columns;
  private final StringBuilder out;

  private Blanks(String text) {
    this.text = text;
    this.prose = Prose.of(text);
    this.columns = wideLines(text) > 1;
    this.out = new StringBuilder(text.length());
  }

  static String collapsed(String text) {
    return new Blanks(text).collapse();
  }

  private String collapse() {
    boolean empty = true;
    int start = 0;
    while (start <= text.length()) {
      int newLine = text.indexOf('\n', start);
      int end = newLine < 0 ? text.length() : newLine;
      int stop = endOfLine(start, end);
      boolean loose = newLine < 0 || prose.isAt(newLine);
      boolean dropped = stop == start && empty && loose;
      if (!dropped) {
        boolean first = out.length() == 0 && !text.contains("\n ") && !text.contains("\n\t");
        line(first ? firstWord(start, stop) : start, stop);
        if (newLine >= 0) {
          out.append('\n');
        }
      }
      empty = stop == start && loose;
      start = end + 1;
    }
    return withoutLastLines();
  }

  private int endOfLine(int start, int end) {
    int stop = end;
    while (stop > start && isBlank(text.charAt(stop - 1)) && prose.isAt(stop - 1)) {
      stop--;
    }
    return stop;
  }

  private int firstWord(int start, int stop) {
    int first = start;
    while (first < stop && text.charAt(first) == ' ' && prose.isAt(first)) {
      first++;
    }
    return first;
  }

  private void line(int start, int stop) {
    int i = start;
    while (i < stop && text.charAt(i) == ' ') {
      out.append(' ');
      i++;
    }
    while (i < stop) {
      char c = text.charAt(i);
      int next = i + 1;
      out.append(c);
      if (c == ' ') {
        while (next < stop && text.charAt(next) == ' ') {
          next++;
        }
        if (!mayCollapse(i, next)) {
          out.append(text, i + 1, next);
        }
      }
      i = next;
    }
  }

  /* Between numbers, several blanks may stand for what is missing. */
  private boolean mayCollapse(int start, int end) {
    return !columns
        && prose.isIn(start, end)
        && !Character.isDigit(text.charAt(start - 1))
        && !Character.isDigit(text.charAt(end));
  }

  private String withoutLastLines() {
    int end = out.length();
    boolean loose = text.isEmpty() || prose.isAt(text.length() - 1);
    while (loose && end > 0 && out.charAt(end - 1) == '\n') {
      end--;
    }
    out.setLength(end);
    return out.toString();
  }

  /* How many lines have blanks between words that a table might have. */
  private static int wideLines(String text) {
    int lines = 0;
    int start = 0;
    while (start < text.length()) {
      int newLine = text.indexOf('\n', start);
      int end = newLine < 0 ? text.length() : newLine;
      if (isWide(text, start, end)) {
        lines++;
      }
      start = end + 1;
    }
    return lines;
  }

  private static boolean isWide(String text, int start, int end) {
    boolean word = false;
    boolean wide = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!isBlank(c)) {
        if (word && wide) {
          return true;
        }
        word = true;
        wide = false;
      } else {
        wide |= c == '\t' || (i > start && isBlank(text.charAt(i - 1)));
      }
    }
    return false;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
