/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

/** What was paid to have a beginning written, until it is read or no longer there. */
final class Bet {

  private final long cost;
  private final long until;
  private boolean open = true;

  /**
   * @param until when the provider no longer has what was written
   */
  Bet(long cost, long until) {
    this.cost = cost;
    this.until = until;
  }

  long until() {
    return until;
  }

  /** It was read. */
  void win() {
    open = false;
  }

  /** It will not be read any more; gives what is lost by that. */
  long lose() {
    long lost = open ? cost : 0;
    open = false;
    return lost;
  }
}
