/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import java.util.ArrayList;
import java.util.List;

/** A line of a text, with the label that it may begin with. */
final class LabelledLine {

  private static final int MAX_LABEL = 24;
  private static final int MAX_HEADER = 40;

  final int start;
  final int end;
  final String label;
  final String value;

  private LabelledLine(String text, int start, int end) {
    this.start = start;
    this.end = end;
    int colon = colon(text, start, end);
    boolean labelled = colon > start && isLabel(text, start, colon);
    this.label = labelled ? text.substring(start, colon) : "";
    this.value = text.substring(labelled ? colon + 1 : start, end).trim();
  }

  static List<LabelledLine> of(String text) {
    List<LabelledLine> lines = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      lines.add(new LabelledLine(text, start, end));
      start = end + 1;
    }
    return lines;
  }

  boolean isBlank() {
    return label.isEmpty() && value.isEmpty();
  }

  /** Whether it may stand above an example, such as {@code Example 3}. */
  boolean isHeader() {
    String all = label + value;
    return all.length() <= MAX_HEADER && (all.isEmpty() || endsWithNumber(all) || isRule(all));
  }

  /* Also where a dot, colon or bracket follows. */
  private static boolean endsWithNumber(String line) {
    int last = line.length() - 1;
    last -= last > 0 && ".:)]".indexOf(line.charAt(last)) >= 0 ? 1 : 0;
    return Character.isDigit(line.charAt(last));
  }

  private static boolean isRule(String line) {
    return line.chars().noneMatch(Character::isLetterOrDigit);
  }

  /* Not farther than a label is long; -1 when there is none. */
  private static int colon(String text, int start, int end) {
    for (int i = start; i < end && i <= start + MAX_LABEL; i++) {
      if (text.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isLabel(String text, int start, int colon) {
    if (!Character.isLetter(text.charAt(start))) {
      return false;
    }
    for (int i = start; i < colon; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != ' ' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
