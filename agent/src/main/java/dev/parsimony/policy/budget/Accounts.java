/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The accounts of all budgets. A bounded number: whoever comes after that is not counted. */
final class Accounts {

  private final int most;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private volatile EarlierUse earlier = EarlierUse.NONE;

  Accounts(int most) {
    this.most = most;
  }

  /**
   * The account of a key; null when there are too many.
   *
   * @param key the hash of the key; null where all calls count together
   */
  @Nullable Account find(BudgetPlan plan, byte @Nullable [] key, long millis) {
    String name = key == null ? plan.identity() : plan.identity() + encoded(key);
    Account found = accounts.get(name);
    if (found != null) {
      return found;
    }
    if (accounts.size() >= most) {
      accounts.values().removeIf(account -> account.present(millis) == null);
    }
    return accounts.size() >= most
        ? null
        : accounts.computeIfAbsent(name, any -> restored(name, plan, millis));
  }

  /** Counts what an earlier process has used, in the accounts that there are and those to come. */
  void restore(EarlierUse use, long millis) {
    earlier = use;
    accounts.forEach(
        (name, account) -> {
          Period present = account.present(millis);
          if (present != null) {
            account.restore(use.of(name), present.endMillis());
          }
        });
  }

  /** All that there are. */
  Collection<Account> all() {
    return accounts.values();
  }

  /** The periods that are not over, by the names of their accounts. */
  Map<String, Period> present(long millis) {
    Map<String, Period> present = new LinkedHashMap<>();
    accounts.forEach(
        (name, account) -> {
          Period period = account.present(millis);
          if (period != null) {
            present.put(name, period);
          }
        });
    return present;
  }

  private Account restored(String name, BudgetPlan plan, long millis) {
    Account account = new Account(name);
    account.restore(earlier.of(name), plan.end(Instant.ofEpochMilli(millis)).toEpochMilli());
    return account;
  }

  /** The greatest share of a budget that any key has used in the present window, 1 for all. */
  double share(BudgetPlan plan, long millis) {
    double greatest = 0;
    for (Map.Entry<String, Account> entry : accounts.entrySet()) {
      Period present =
          entry.getKey().startsWith(plan.identity()) ? entry.getValue().present(millis) : null;
      greatest = present == null ? greatest : Math.max(greatest, plan.share(present));
    }
    return greatest;
  }

  private static String encoded(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }
}
