/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

/**
 * Leaves out the white space of prose that says nothing: at the ends of lines and of the text, all
 * but one of several blanks between words, all but one of several empty lines. Lines stay lines;
 * what may be a table keeps its columns.
 */
final class Blanks {

  private final Draft draft;
  private final char[] text;
  private final int length;
  private final Prose prose;
  private final boolean columns;
  private final Cuts cuts = new Cuts();
  /* Those with blanks between words that a table might have. */
  private int wideLines;

  private Blanks(Draft draft, boolean columns) {
    this.draft = draft;
    this.text = draft.text();
    this.length = draft.length();
    this.prose = draft.prose();
    this.columns = columns;
  }

  static void collapse(Draft draft) {
    Blanks blanks = new Blanks(draft, false);
    blanks.find();
    if (blanks.wideLines > 1) {
      // They may be a table: several blanks within a line are left as they are.
      blanks = new Blanks(draft, true);
      blanks.find();
    }
    blanks.apply();
  }

  private void find() {
    // Where other lines are indented, so is the first: it may be code.
    boolean begun = isIndented();
    boolean empty = true;
    int start = 0;
    while (start <= length) {
      int end = endOfLine(start);
      int stop = endOfText(start, end);
      boolean loose = end == length || prose.isAt(end);
      if (stop == start && empty && loose) {
        cuts.add(start, Math.min(end + 1, length));
      } else {
        int first = begun ? start : firstWord(start, stop);
        cuts.add(start, first);
        line(first, stop);
        cuts.add(stop, end);
        begun |= first < stop || end < length;
      }
      empty = stop == start && loose;
      start = end + 1;
    }
  }

  private boolean isIndented() {
    for (int i = 1; i < length; i++) {
      if (text[i - 1] == '\n' && (text[i] == ' ' || text[i] == '\t')) {
        return true;
      }
    }
    return false;
  }

  private void apply() {
    boolean looseEnd = length == 0 || prose.isAt(length - 1);
    draft.cut(cuts);
    if (looseEnd) {
      dropLastLines();
    }
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private int endOfText(int start, int end) {
    int stop = end;
    while (stop > start && isBlank(text[stop - 1]) && prose.isAt(stop - 1)) {
      stop--;
    }
    return stop;
  }

  private int firstWord(int start, int stop) {
    int first = start;
    while (first < stop && text[first] == ' ' && prose.isAt(first)) {
      first++;
    }
    return first;
  }

  private void line(int start, int stop) {
    int i = endOfRun(start, stop);
    boolean word = false;
    boolean wide = false;
    while (i < stop) {
      int gap = i;
      while (i < stop && isBlank(text[i])) {
        i++;
      }
      boolean between = word && gap < i && i < stop;
      wide |= between && (i - gap > 1 || text[gap] == '\t');
      collapse(gap, i);
      word = true;
      i++;
    }
    wideLines += wide ? 1 : 0;
  }

  /* What is blank has runs of spaces in it. */
  private void collapse(int start, int end) {
    int i = start;
    while (i + 1 < end) {
      int next = endOfRun(i, end);
      if (next > i + 1 && mayCollapse(i, next)) {
        cuts.add(i + 1, next);
      }
      i = Math.max(next, i + 1);
    }
  }

  private int endOfRun(int start, int end) {
    int next = start;
    while (next < end && text[next] == ' ') {
      next++;
    }
    return next;
  }

  /* Between numbers, several blanks may stand for what is missing. */
  private boolean mayCollapse(int start, int end) {
    return !columns
        && prose.isIn(start, end)
        && !Character.isDigit(text[start - 1])
        && !Character.isDigit(text[end]);
  }

  private void dropLastLines() {
    int end = draft.length();
    while (end > 0 && text[end - 1] == '\n') {
      end--;
    }
    draft.shorten(end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
