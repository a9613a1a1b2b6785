/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

/**
 * What is left of a text when some of its {@link Sentences} go: a line keeps its end, but for one
 * that has nothing else in it, and where all between two empty lines goes, one of them stays.
 */
public final class Remainder {

  private final StringBuilder text;
  private boolean gap;

  /**
   * @param length of the whole text
   */
  public Remainder(int length) {
    this.text = new StringBuilder(length);
  }

  /** Adds the next sentence. */
  public void keep(String sentence) {
    boolean empty = sentence.equals("\n");
    if (!(gap && empty && endsWith("\n\n"))) {
      text.append(sentence);
    }
    gap &= empty;
  }

  /** Leaves out the next sentence. */
  public void drop(String sentence) {
    gap = true;
    if (sentence.endsWith("\n") && text.length() > 0 && !endsWith("\n")) {
      while (endsWith(" ")) {
        text.setLength(text.length() - 1);
      }
      text.append('\n');
    }
  }

  private boolean endsWith(String end) {
    int from = text.length() - end.length();
    return from >= 0 && text.indexOf(end, from) == from;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
