/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

/** Writes prose with at most one empty line in a row, and no blanks at the ends of lines. */
final class BlankLines {

  private final String text;
  private final int end;
  private final StringBuilder out;
  private int position;
  private boolean quoted;
  private boolean afterEmpty;
  private boolean afterIndented;

  BlankLines(String text, int start, int end, StringBuilder out) {
    this.text = text;
    this.end = end;
    this.out = out;
    this.position = start;
  }

  void write() {
    while (position < end) {
      int newLine = text.indexOf('\n', position);
      if (newLine < 0 || newLine >= end) {
        // What goes on behind it may stand on the same line.
        out.append(text, position, end);
        return;
      }
      line(position, newLine);
      position = newLine + 1;
    }
  }

  private void line(int start, int newLine) {
    int stop = newLine > start && text.charAt(newLine - 1) == '\r' ? newLine - 1 : newLine;
    int last = stop;
    while (last > start && isBlank(text.charAt(last - 1))) {
      last--;
    }
    // The first line may be the rest of one that something else stands in.
    boolean empty = last == start && (start == 0 || text.charAt(start - 1) == '\n');
    boolean within = quoted;
    countQuotes(start, last);
    boolean keeps =
        within || quoted || isIndented(start, last) || (empty && isNextIndented(newLine));
    boolean dropped = empty && afterEmpty && !keeps && !afterIndented;
    if (!dropped) {
      out.append(text, start, keeps ? stop : last).append(text, stop, newLine + 1);
    }
    afterEmpty = empty;
    afterIndented = empty ? afterIndented : isIndented(start, last);
  }

  private boolean isIndented(int start, int last) {
    return last > start && (text.charAt(start) == '\t' || text.startsWith("    ", start));
  }

  /* Empty lines in indented code belong to it. */
  private boolean isNextIndented(int newLine) {
    int next = newLine + 1;
    return next < end && (text.charAt(next) == '\t' || text.startsWith("    ", next));
  }

  private void countQuotes(int start, int last) {
    for (int i = start; i < last; i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
