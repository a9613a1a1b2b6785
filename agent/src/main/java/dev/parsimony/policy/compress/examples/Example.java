/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

/** What was asked and what is to be answered. Immutable. */
public final class Example {

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

  /** Whether the answer is one word out of some, not a text. */
  public boolean isLabelled() {
    return !output.isEmpty() && output.length() <= 60 && output.split("\\s+").length <= 3;
  }
}
