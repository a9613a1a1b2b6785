/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.tokens.RoughCount;

/** One piece of a draft. Changed through its {@link Draft}. */
final class DraftPart {

  private final Part part;
  private final int message;
  private String text;
  private long tokens;

  /**
   * @param message the place of its message among all
   */
  DraftPart(Part part, int message) {
    this.part = part;
    this.message = message;
    this.text = part.text();
    this.tokens = RoughCount.of(text);
  }

  Part part() {
    return part;
  }

  int message() {
    return message;
  }

  Part.Kind kind() {
    return part.kind();
  }

  /** What it says by now. */
  String text() {
    return text;
  }

  /** The estimated tokens of what it says by now. */
  long tokens() {
    return tokens;
  }

  boolean isChanged() {
    return !text.equals(part.text());
  }

  void set(String newText, long newTokens) {
    text = newText;
    tokens = newTokens;
  }
}
