/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.policy.budget.lease.Lease;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What of a budget is used in one window: what was settled, and what calls under way have reserved.
 * A call counts where it began.
 */
final class Period {

  private final long endMillis;
  private final int sharers;
  private final AtomicLong tokens = new AtomicLong();
  private final AtomicLong nanoUsd = new AtomicLong();
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile @Nullable Lease lease;

  /**
   * @param sharers the JVMs that are likely to count in it: until more is known, each has its part
   */
  Period(long endMillis, int sharers) {
    this.endMillis = endMillis;
    this.sharers = sharers;
  }

  /** One of which an amount is used already. */
  Period(long endMillis, long tokens, long nanoUsd, boolean warned) {
    this(endMillis, 1);
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

  /** The tokens that others had used when they were last asked for. */
  long othersTokens() {
    Lease known = lease;
    return known == null ? 0 : known.othersTokens();
  }

  /** What others had spent when they were last asked for. */
  long othersNanoUsd() {
    Lease known = lease;
    return known == null ? 0 : known.othersNanoUsd();
  }

  /** What this JVM may use from now on. */
  void lease(Lease next) {
    lease = next;
  }

  /** The JVMs that count in it, as far as is known. */
  int sharers() {
    Lease known = lease;
    return known == null ? sharers : known.sharers();
  }

  /** Whether more should be asked for at once. */
  boolean isLow() {
    Lease known = lease;
    return known == null || (known.isLow(tokens(), nanoUsd()) && !known.isSpent());
  }

  /**
   * Reserves an amount while anything is left of both limits: what is used may pass a limit by one
   * reservation, and never by two. Where a fleet shares them, the limits are this JVM's share.
   */
  boolean take(Amount amount, long tokenLimit, long nanoUsdLimit) {
    Lease known = lease;
    long most = share(tokenLimit, known == null ? null : known.mostTokens());
    // What has no price is not judged by money.
    long mostNanoUsd =
        amount.isPriced()
            ? share(nanoUsdLimit, known == null ? null : known.mostNanoUsd())
            : BudgetPlan.UNLIMITED;
    if (!add(tokens, amount.tokens(), most)) {
      return false;
    }
    if (add(nanoUsd, amount.nanoUsd(), mostNanoUsd)) {
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

  private long share(long limit, @Nullable Long leased) {
    if (limit == BudgetPlan.UNLIMITED) {
      return limit;
    }
    return leased == null ? (limit + sharers - 1) / sharers : Math.min(limit, leased);
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
