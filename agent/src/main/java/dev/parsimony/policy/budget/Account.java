/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One key's use of one budget, window by window. */
final class Account {

  private final AtomicReference<@Nullable Period> current = new AtomicReference<>();
  private final AtomicBoolean restored = new AtomicBoolean();

  /** The period in which a time is. A clock that was put back stays in the one that there is. */
  Period at(long millis, BudgetPlan plan) {
    Period present = current.get();
    if (present != null && millis < present.endMillis()) {
      return present;
    }
    Period next = new Period(plan.end(Instant.ofEpochMilli(millis)).toEpochMilli());
    return current.compareAndSet(present, next) ? next : requireNonNull(current.get());
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

  /** The latest period; null when it is over. */
  @Nullable Period present(long millis) {
    Period present = current.get();
    return present != null && millis < present.endMillis() ? present : null;
  }
}
