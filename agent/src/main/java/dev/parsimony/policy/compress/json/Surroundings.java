/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

/** What stands around JSON, and may forbid that it is written in another way. */
final class Surroundings {

  private static final int SHORT = 200;
  private static final int LOOK_BACK = 400;
  private static final String INDENT = "    ";

  /** Whether JSON belongs to what is around it: to a sentence, or to indented code. */
  static boolean bind(String text, Segment json) {
    // Data of some length is no part of a sentence, though it may be announced on the same line.
    return isIndented(text, json.start())
        || (json.end() - json.start() < SHORT && isWithinLine(text, json));
  }

  /* The line that a place is in; one that begins far before it is none of code. */
  private static boolean isIndented(String text, int place) {
    int start = place;
    int least = Math.max(0, place - LOOK_BACK);
    while (start > least && text.charAt(start - 1) != '\n') {
      start--;
    }
    return (start == 0 || text.charAt(start - 1) == '\n')
        && (text.startsWith(INDENT, start) || text.startsWith("\t", start));
  }

  private static boolean isWithinLine(String text, Segment json) {
    int newLine = text.indexOf('\n', json.start());
    if (newLine >= 0 && newLine < json.end()) {
      return false;
    }
    int before = json.start() - 1;
    while (before >= 0 && isBlank(text.charAt(before))) {
      before--;
    }
    int after = json.end();
    while (after < text.length() && isBlank(text.charAt(after))) {
      after++;
    }
    boolean begins = before < 0 || text.charAt(before) == '\n';
    boolean ends = after == text.length() || text.charAt(after) == '\n';
    return !(begins && ends);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' && c != '\n';
  }

  private Surroundings() {}
}
