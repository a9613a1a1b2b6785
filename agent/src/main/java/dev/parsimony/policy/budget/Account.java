/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One key's use of one budget, window by window. */
final class Account {

  private final AtomicReference<@Nullable Period> current = new AtomicReference<>();

  /** The period in which a time is. A clock that was put back stays in the one that there is. */
  Period at(long millis, BudgetPlan plan) {
    Period present = current.get();
    if (present != null && millis < present.endMillis()) {
      return present;
    }
    Period next = new Period(plan.end(Instant.ofEpochMilli(millis)).toEpochMilli());
    return current.compareAndSet(present, next) ? next : requireNonNull(current.get());
  }

  /** The latest period; null when it is over. */
  @Nullable Period present(long millis) {
    Period present = current.get();
    return present != null && millis < present.endMillis() ? present : null;
  }
}
