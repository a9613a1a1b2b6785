/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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

  /**
   * Reserves as much again as another attempt may come to, in all of the budgets or in none.
   *
   * @param plans the budgets, in the order in which they were added
   */
  boolean reserveMore(List<BudgetPlan> plans, Function<BudgetPlan, Amount> most) {
    List<Amount> taken = new ArrayList<>(plans.size());
    for (int i = 0; i < plans.size(); i++) {
      Amount amount = most.apply(plans.get(i)).pricedAs(amounts.get(i));
      if (!plans.get(i).take(periods.get(i), amount)) {
        for (int j = 0; j < taken.size(); j++) {
          periods.get(j).settle(taken.get(j), Amount.NONE);
        }
        return false;
      }
      taken.add(amount);
    }
    for (int i = 0; i < taken.size(); i++) {
      amounts.set(i, amounts.get(i).plus(taken.get(i)));
    }
    return true;
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
