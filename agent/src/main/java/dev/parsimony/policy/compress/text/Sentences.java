/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.ArrayList;
import java.util.List;

/** The sentences of a text: they end with a line, or with a mark that ends a sentence. */
public final class Sentences {

  private static final String ENDS = ".!?\u2026\u3002\uff01\uff1f";
  private static final String UNSPACED_ENDS = "\u3002\uff01\uff1f";
  private static final String CLOSING = "\"')]\u201d\u2019\u00bb";
  private static final int ABBREVIATION = 3;

  private final String text;
  private final List<String> pieces = new ArrayList<>();
  private int start;
  private boolean quoted;

  private Sentences(String text) {
    this.text = text;
  }

  /**
   * The sentences in order, each with the white space behind it: together they are the text. What
   * stands between two quotation marks of one line stays together.
   */
  public static List<String> of(String text) {
    return new Sentences(text).split();
  }

  private List<String> split() {
    int lineEnd = -1;
    for (int i = 0; i < text.length(); i++) {
      if (i > lineEnd) {
        lineEnd = lineEnd(i);
        quoted = false;
      }
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted && text.indexOf('"', i + 1) > 0 && text.indexOf('"', i + 1) < lineEnd;
      }
      if (c == '\n' || UNSPACED_ENDS.indexOf(c) >= 0 || (c == ' ' && !quoted && isEnd(i))) {
        end(i + 1);
      }
    }
    end(text.length());
    return pieces;
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private void end(int position) {
    if (position > start) {
      pieces.add(text.substring(start, position));
      start = position;
    }
  }

  private boolean isEnd(int space) {
    int mark = space - 1;
    while (mark > start && CLOSING.indexOf(text.charAt(mark)) >= 0) {
      mark--;
    }
    if (mark < start || ENDS.indexOf(text.charAt(mark)) < 0 || space + 1 >= text.length()) {
      return false;
    }
    boolean goesOn = Character.isLowerCase(text.charAt(space + 1));
    boolean closed = mark < space - 1;
    return text.charAt(mark) == '.' ? !goesOn && !isAbbreviation(mark) : !(goesOn && closed);
  }

  private boolean isAbbreviation(int dot) {
    int from = dot;
    while (from > start && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return dot - from > 0
        && dot - from <= ABBREVIATION
        && Character.isUpperCase(text.charAt(from))
        && Character.isLowerCase(text.charAt(dot - 1));
  }
}
