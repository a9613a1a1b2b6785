/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.util.concurrent.TimeUnit;

/** Keeps what is used of budgets in a file, as long as the process runs. */
public final class UseKeeper implements Runnable {

  /** The longest that a process which is killed forgets of. */
  private static final long INTERVAL_MILLIS = 1_000;

  private final BudgetPolicy budget;
  private final UseFile file;

  public UseKeeper(BudgetPolicy budget, UseFile file) {
    this.budget = budget;
    this.file = file;
  }

  /** Has both tell the same, now. */
  public void keep() {
    budget.keepIn(file);
  }

  @Override
  public void run() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        keep();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
