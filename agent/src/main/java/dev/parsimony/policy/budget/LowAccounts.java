/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The accounts whose share of a fleet's budget is running out, each once. Calls never wait here.
 */
final class LowAccounts {

  private final BlockingQueue<Account> waiting =
      new LinkedBlockingQueue<>(BudgetPolicy.MOST_ACCOUNTS);
  private volatile boolean shared;

  /** From now on, somebody asks for more. */
  void begin() {
    shared = true;
  }

  /** A call has taken from an account, or was refused. */
  void used(Account account, Period period, boolean taken) {
    if (!shared) {
      return;
    }
    if (!taken) {
      account.want();
    }
    if (period.isLow() && account.beginWaiting() && !waiting.offer(account)) {
      account.endWaiting();
    }
  }

  /** Lets go of who waits for the next one. */
  void wake() {
    waiting.offer(new Account("nobody's"));
  }

  /** The next one; null when there is none for so long. */
  @Nullable Account next(long nanos) throws InterruptedException {
    Account account = waiting.poll(nanos, TimeUnit.NANOSECONDS);
    if (account != null) {
      account.endWaiting();
    }
    return account;
  }
}
