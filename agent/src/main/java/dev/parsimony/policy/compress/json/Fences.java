/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the fenced blocks of code of a text; one that is not closed goes to the end. */
public final class Fences {

  private static final int LEAST = 3;

  private final String text;
  private final List<Segment> found = new ArrayList<>();
  private int openedAt = -1;
  private char mark;
  private int length;

  private Fences(String text) {
    this.text = text;
  }

  /** Whether a text has what may be a fence. */
  public static boolean areIn(String text) {
    return text.contains("```") || text.contains("~~~");
  }

  /** Whether a place is in fenced code, which is given in the order in which it stands. */
  public static boolean cover(List<Segment> fenced, int place) {
    int low = 0;
    int high = fenced.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fenced.get(middle).end() <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < fenced.size() && fenced.get(low).start() <= place;
  }

  public static List<Segment> of(String text) {
    if (!areIn(text)) {
      return Collections.emptyList();
    }
    return new Fences(text).find();
  }

  private List<Segment> find() {
    int start = 0;
    while (start < text.length()) {
      int newLine = text.indexOf('\n', start);
      int end = newLine < 0 ? text.length() : newLine;
      line(start, end, newLine < 0 ? end : end + 1);
      start = end + 1;
    }
    if (openedAt >= 0) {
      found.add(Segment.code(openedAt, text.length()));
    }
    return found;
  }

  private void line(int start, int end, int next) {
    int first = start;
    while (first < end && isMargin(text.charAt(first))) {
      first++;
    }
    char c = first < end ? text.charAt(first) : ' ';
    int run = c == '`' || c == '~' ? runOf(c, first, end) : 0;
    if (openedAt < 0 && run >= LEAST && isInfo(c, first + run, end)) {
      openedAt = start;
      mark = c;
      length = run;
    } else if (openedAt >= 0 && c == mark && run >= length && isBlank(first + run, end)) {
      found.add(Segment.code(openedAt, next));
      openedAt = -1;
    }
  }

  /* A fence may stand in a list or in a quotation. */
  private static boolean isMargin(char c) {
    return c == ' ' || c == '\t' || c == '>' || c == '-' || c == '*';
  }

  private int runOf(char c, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) == c) {
      i++;
    }
    return i - start;
  }

  private boolean isInfo(char c, int start, int end) {
    int tick = c == '`' ? text.indexOf('`', start) : -1;
    return tick < 0 || tick >= end;
  }

  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }
}
