/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One key's use of one budget, window by window. */
final class Account {

  private static final long MOST_PUT_BACK_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final String name;
  private final AtomicReference<@Nullable Period> current = new AtomicReference<>();
  private final AtomicBoolean restored = new AtomicBoolean();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private volatile @Nullable BudgetPlan plan;
  private volatile @Nullable Standing asked;

  Account(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** The budget as the latest call had it; null before the first. */
  @Nullable BudgetPlan plan() {
    return plan;
  }

  /**
   * The period in which a time is. A clock that was put back stays in the one that there is, unless
   * that is so far ahead that the clock was wrong before: calls would count in it until then.
   */
  Period at(long millis, BudgetPlan inForce) {
    plan = inForce;
    Period present = current.get();
    if (present != null && isBeforeTheEndOf(present, inForce, millis)) {
      return present;
    }
    long end = inForce.end(Instant.ofEpochMilli(millis)).toEpochMilli();
    Period next = new Period(end, present == null ? 1 : present.sharers());
    return current.compareAndSet(present, next) ? next : requireNonNull(current.get());
  }

  private static boolean isBeforeTheEndOf(Period present, BudgetPlan plan, long millis) {
    long left = present.endMillis() - millis;
    return left > 0 && left <= plan.longestMillis() + MOST_PUT_BACK_MILLIS;
  }

  /** Counts what an earlier process has counted in the period that there is now, once. */
  void restore(@Nullable Period earlier, long endMillis) {
    if (earlier == null
        || earlier.endMillis() != endMillis
        || !restored.compareAndSet(false, true)) {
      return;
    }
    if (!current.compareAndSet(null, earlier)) {
      requireNonNull(current.get()).add(earlier);
    }
  }

  /** A call wanted more than there was. */
  void want() {
    wanted.set(true);
  }

  /** Whether one did, since this was asked last. */
  boolean wanted() {
    return wanted.getAndSet(false);
  }

  /** Whether this waits for more of a fleet's budget from now on, and did not before. */
  boolean beginWaiting() {
    return !waiting.get() && waiting.compareAndSet(false, true);
  }

  void endWaiting() {
    waiting.set(false);
  }

  /** Where it stood when the fleet was told last; null before the first time. */
  @Nullable Standing asked() {
    return asked;
  }

  void asked(Standing told) {
    asked = told;
  }

  /** The latest period; null when it is over. */
  @Nullable Period present(long millis) {
    Period present = current.get();
    return present != null && millis < present.endMillis() ? present : null;
  }
}
