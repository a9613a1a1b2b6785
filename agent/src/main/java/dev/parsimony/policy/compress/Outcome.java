/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static java.util.Objects.requireNonNull;

/** What came of a technique: that it changed the draft, or why it did not. */
final class Outcome {

  /** It made the draft shorter. */
  static final Outcome CHANGED = new Outcome("ok");

  /** There was nothing of the kind that it deals with. */
  static final Outcome NOTHING_FOUND = because("nothing_found");

  private final String reason;

  private Outcome(String reason) {
    this.reason = requireNonNull(reason, "reason is null");
  }

  /**
   * It did nothing.
   *
   * @param reason a fixed reason code
   */
  static Outcome because(String reason) {
    return new Outcome(reason);
  }

  static Outcome of(boolean changed) {
    return changed ? CHANGED : NOTHING_FOUND;
  }

  String reason() {
    return reason;
  }
}
