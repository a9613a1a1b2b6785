/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.policy.budget.lease.BudgetLeases;
import dev.parsimony.policy.budget.lease.Lease;
import dev.parsimony.policy.budget.lease.LeaseRequest;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this JVM's shares of the budgets of a fleet, on a thread of its own: asks for more before a
 * share has run out, tells what is used, and gives back what is not.
 */
public final class FleetShare implements Runnable {

  /** How old what others know of this JVM may be, at most. */
  private static final long ROUND_MILLIS = 500;

  private final Accounts accounts;
  private final LowAccounts low;
  private final BudgetLeases leases;
  private final Clock clock;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean over;

  FleetShare(Accounts accounts, LowAccounts low, BudgetLeases leases, Clock clock) {
    this.accounts = accounts;
    this.low = low;
    this.leases = leases;
    this.clock = clock;
  }

  /** Works until the end is asked for. */
  @Override
  public void run() {
    try {
      long rounds = System.nanoTime();
      while (!over) {
        // Nobody waits for an answer that cannot come.
        long left = rounds + TimeUnit.MILLISECONDS.toNanos(ROUND_MILLIS) - System.nanoTime();
        if (left > 0) {
          askForNext(left);
        } else {
          round();
          rounds = System.nanoTime();
        }
      }
      giveBack();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leases.close();
      finished.countDown();
    }
  }

  /** Gives back all that is not used, and waits for that: at most so long. */
  public void finish(long nanos) {
    over = true;
    low.wake();
    try {
      finished.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for all accounts in which something has happened, or nothing for long. */
  void round() throws InterruptedException {
    for (Account account : accounts.all()) {
      ask(account, false);
      askForLow();
    }
  }

  /** Asks for the accounts that are running out. */
  void askForLow() throws InterruptedException {
    Account account = low.next(0);
    while (account != null) {
      ask(account, true);
      account = low.next(0);
    }
  }

  /** Holds nothing beyond what is used any more. */
  void giveBack() {
    for (Account account : accounts.all()) {
      LeaseRequest request = request(account);
      if (request != null && account.asked() != null) {
        leases.ask(request.givingBack());
      }
    }
  }

  private void askForNext(long nanos) throws InterruptedException {
    if (!leases.isUsable()) {
      TimeUnit.NANOSECONDS.sleep(nanos);
      return;
    }
    Account account = low.next(nanos);
    if (account != null) {
      ask(account, true);
    }
  }

  private void ask(Account account, boolean atOnce) {
    try {
      Period period = account.present(clock.millis());
      LeaseRequest request = request(account);
      if (period == null || request == null) {
        return;
      }
      Standing told = account.asked();
      boolean moved = account.wanted() || told == null || told.differsFrom(period);
      boolean idle = !moved && !atOnce && told != null && told.isOld(clock.millis());
      if (moved || idle) {
        ask(account, period, moved ? request : request.givingBack(), moved);
      }
    } catch (RuntimeException | Error failure) {
      SuppressedFailures.record("share of a budget", failure);
    }
  }

  private void ask(Account account, Period period, LeaseRequest request, boolean holds) {
    Standing now = new Standing(period, holds, clock.millis());
    Lease lease = leases.ask(request);
    if (lease != null) {
      period.lease(lease);
      account.asked(now);
    }
  }

  private @Nullable LeaseRequest request(Account account) {
    long now = clock.millis();
    Period period = account.present(now);
    BudgetPlan plan = account.plan();
    if (period == null || plan == null) {
      return null;
    }
    LeaseRequest request =
        new LeaseRequest(account.name(), period.endMillis(), period.endMillis() - now);
    return plan.limits(request.used(period.tokens(), period.nanoUsd()));
  }
}
