/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import java.util.PriorityQueue;

/** The bets of prompts that begin differently, of which it is not known yet how they end. */
final class Bets {

  private static final int MOST = 1_024;

  /* Times may overflow. */
  private final PriorityQueue<Bet> open =
      new PriorityQueue<>(4, (one, other) -> Long.signum(one.until() - other.until()));

  void add(Bet bet) {
    open.add(bet);
  }

  /** What has been lost by now of those that nothing was heard of. */
  long lost(long now) {
    long lost = 0;
    while (!open.isEmpty() && (now - open.peek().until() >= 0 || open.size() > MOST)) {
      lost += open.remove().lose();
    }
    return lost;
  }
}
