/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import dev.parsimony.policy.compress.json.Segment;
import dev.parsimony.policy.compress.json.Segments;
import dev.parsimony.policy.compress.text.Labels;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into what is compared as a whole: sentences, lines, JSON. Code is not compared. */
final class Units {

  private static final String INDENT = "    ";
  private static final String CODE_ENDS = "{};>()\\";

  private final String text;
  private final List<Unit> units = new ArrayList<>();

  private Units(String text) {
    this.text = text;
  }

  static List<Unit> of(String text) {
    Units cut = new Units(text);
    for (Segment segment : Segments.of(text)) {
      if (segment.isProse()) {
        cut.prose(segment.start(), segment.end());
      } else {
        cut.units.add(
            segment.isCode()
                ? Unit.opaque(text, segment.start(), segment.end())
                : Unit.of(text, segment.start(), segment.end(), false, null));
      }
    }
    return cut.units;
  }

  private void prose(int start, int end) {
    int from = start;
    for (int i = start; i < end; i++) {
      if (isEnd(i, end)) {
        add(from, i + 1);
        from = i + 1;
      }
    }
    add(from, end);
  }

  private boolean isEnd(int i, int end) {
    char c = text.charAt(i);
    if (c == '\n') {
      return true;
    }
    char next = i + 1 < end ? text.charAt(i + 1) : '\n';
    return (c == '.' || c == '!' || c == '?') && next == ' ';
  }

  /* Without the blanks around it. */
  private void add(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    if (start < end) {
      boolean paragraph = beginsParagraph(start);
      boolean line = paragraph && endsLine(end);
      String label = line ? Labels.formOf(text.substring(start, end)) : null;
      Unit unit = Unit.of(text, start, end, paragraph, label);
      units.add(isCode(from, end) ? unit.withoutEqual() : unit);
    }
  }

  /* What stands at the left of it, and the line above it, are blank. */
  private boolean beginsParagraph(int start) {
    int breaks = 0;
    int i = start - 1;
    while (i >= 0 && text.charAt(i) <= ' ' && breaks < 2) {
      breaks += text.charAt(i) == '\n' ? 1 : 0;
      i--;
    }
    return i < 0 || breaks == 2;
  }

  private boolean endsLine(int end) {
    int i = end;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r';
  }

  /* A line of code that stands in no fence. */
  private boolean isCode(int from, int end) {
    boolean begins = from == 0 || text.charAt(from - 1) == '\n';
    boolean indented = begins && (text.startsWith(INDENT, from) || text.startsWith("\t", from));
    return indented && CODE_ENDS.indexOf(text.charAt(end - 1)) >= 0;
  }
}
