/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What of a budget is used in one window: what was settled, and what calls under way have reserved.
 * A call counts where it began.
 */
final class Period {

  private final long endMillis;
  private final AtomicLong tokens = new AtomicLong();
  private final AtomicLong nanoUsd = new AtomicLong();
  private final AtomicBoolean warned = new AtomicBoolean();

  Period(long endMillis) {
    this.endMillis = endMillis;
  }

  /** One of which an amount is used already. */
  Period(long endMillis, long tokens, long nanoUsd, boolean warned) {
    this(endMillis);
    this.tokens.set(tokens);
    this.nanoUsd.set(nanoUsd);
    this.warned.set(warned);
  }

  /** Counts what another of the same time has counted. */
  void add(Period other) {
    tokens.addAndGet(other.tokens());
    nanoUsd.addAndGet(other.nanoUsd());
    warned.compareAndSet(false, other.isWarned());
  }

  boolean isWarned() {
    return warned.get();
  }

  long endMillis() {
    return endMillis;
  }

  long tokens() {
    return tokens.get();
  }

  long nanoUsd() {
    return nanoUsd.get();
  }

  /**
   * Reserves an amount while anything is left of both limits: what is used may pass a limit by one
   * reservation, and never by two.
   */
  boolean take(Amount amount, long tokenLimit, long nanoUsdLimit) {
    if (!add(tokens, amount.tokens(), tokenLimit)) {
      return false;
    }
    if (add(nanoUsd, amount.nanoUsd(), nanoUsdLimit)) {
      return true;
    }
    tokens.addAndGet(-amount.tokens());
    return false;
  }

  /** Puts what a call came to in the place of what it had reserved. */
  void settle(Amount reserved, Amount used) {
    tokens.addAndGet(used.tokens() - reserved.tokens());
    nanoUsd.addAndGet(used.nanoUsd() - reserved.nanoUsd());
  }

  /** True the first time. */
  boolean warn() {
    return !warned.get() && warned.compareAndSet(false, true);
  }

  private static boolean add(AtomicLong sum, long amount, long limit) {
    long present = sum.get();
    while (present < limit) {
      if (sum.compareAndSet(present, present + amount)) {
        return true;
      }
      present = sum.get();
    }
    return false;
  }
}
