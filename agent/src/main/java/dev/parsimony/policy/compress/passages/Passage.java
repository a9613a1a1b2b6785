/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.passages;

import dev.parsimony.policy.compress.text.StatedValues;
import java.util.regex.Pattern;

/** A retrieved passage below its label. Immutable. */
final class Passage {

  private static final int SHORT = 120;

  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");

  final int start;
  final int end;
  private final String body;
  private final String[] paragraphs;

  /**
   * @param label how many characters its label has
   */
  Passage(String text, int start, int label, int end) {
    this.start = start;
    this.end = end;
    this.body = text.substring(start + label, end).trim();
    this.paragraphs = BLANK_LINE.split(body);
  }

  String body() {
    return body;
  }

  /**
   * Whether it states what may be asked for: a number, a date, an identifier, a name.
   *
   * @param amounts whether it is asked how much, how many, how long or when
   */
  boolean statesValue(boolean amounts) {
    return StatedValues.areIn(body, amounts);
  }

  int paragraphs() {
    return paragraphs.length;
  }

  /** Whether it has a paragraph that may be no part of it. */
  boolean isMixed() {
    for (String paragraph : paragraphs) {
      if (paragraph.trim().length() < SHORT) {
        return true;
      }
    }
    return false;
  }
}
