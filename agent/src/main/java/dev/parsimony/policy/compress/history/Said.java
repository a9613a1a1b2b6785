/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.history;

/** What somebody said in a conversation. Immutable. */
public final class Said {

  private final String speaker;
  private final String text;
  private final boolean found;

  private Said(String speaker, String text, boolean found) {
    this.speaker = speaker;
    this.text = text;
    this.found = found;
  }

  /**
   * What somebody said in his own words.
   *
   * @param speaker as a digest is to name him
   */
  public static Said by(String speaker, String text) {
    return new Said(speaker, text, false);
  }

  /** What was looked up, and told again by somebody as far as it mattered. */
  public static Said found(String speaker, String text) {
    return new Said(speaker, text, true);
  }

  String speaker() {
    return speaker;
  }

  String text() {
    return text;
  }

  /** Whether it is what the user himself said. */
  boolean isWish() {
    return speaker.equals("user");
  }

  /** Whether only what the question is about is of interest. */
  boolean isFound() {
    return found;
  }
}
