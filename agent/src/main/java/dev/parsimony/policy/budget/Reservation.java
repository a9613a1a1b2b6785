/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What one call has reserved, in each of its budgets, until it is known what it came to. */
final class Reservation {

  private final List<Period> periods = new ArrayList<>(2);
  private final List<Amount> amounts = new ArrayList<>(2);
  private final AtomicBoolean over = new AtomicBoolean();

  void add(Period period, Amount reserved) {
    periods.add(period);
    amounts.add(reserved);
  }

  /** The call came to nothing. */
  void release() {
    settle(Amount.NONE);
  }

  /**
   * @param used null when nobody knows: what was reserved stands. The same for a cost that nobody
   *     knows any more
   */
  void settle(@Nullable Amount used) {
    if (!over.compareAndSet(false, true) || used == null) {
      return;
    }
    for (int i = 0; i < periods.size(); i++) {
      Amount reserved = amounts.get(i);
      periods.get(i).settle(reserved, used.isPriced() ? used : used.at(reserved));
    }
  }
}
