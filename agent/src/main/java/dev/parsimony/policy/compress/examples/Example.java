/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

/** What was asked and what is to be answered. Immutable. */
public final class Example {

  private static final int MOST_CHARS = 60;
  private static final int MOST_WORDS = 6;

  private final String input;
  private final String output;

  public Example(String input, String output) {
    this.input = input.trim();
    this.output = output.trim();
  }

  String input() {
    return input;
  }

  public String output() {
    return output;
  }

  /** Whether the answer is one name out of some, not a text. */
  public boolean isLabelled() {
    int words = output.split("\\s+").length;
    return !output.isEmpty()
        && output.length() <= MOST_CHARS
        && words <= MOST_WORDS
        && (words <= MOST_WORDS / 2 || !isSentence());
  }

  private boolean isSentence() {
    char last = output.charAt(output.length() - 1);
    return ".!?\u2026".indexOf(last) >= 0 || output.indexOf(',') >= 0;
  }
}
