/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.budget.Spending.Budget;
import dev.parsimony.policy.budget.lease.BudgetLeases;
import dev.parsimony.policy.budget.lease.LeaseSettings;
import dev.parsimony.redis.RedisUrl;
import dev.parsimony.setting.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** One JVM of a fleet that shares a budget, and asks when the test says so. */
final class FleetJvm {

  /** What one call asks for at most, and a little more. */
  static final int RESERVED = 130;

  final Spending spending = new Spending();
  final List<String> told = new CopyOnWriteArrayList<>();
  final FleetShare share;
  private final AtomicLong clock = new AtomicLong(1_000_000);

  FleetJvm(String url, long tokens) {
    limit(tokens);
    RedisUrl where = Objects.requireNonNull(RedisUrl.parse(url), url);
    Values values = Values.defaults(LeaseSettings.SECTION).with(LeaseSettings.URL, where);
    share =
        spending.policy.shareBy(
            new BudgetLeases(
                LeaseSettings.of(values),
                name -> null,
                (task, nanos) -> () -> {},
                clock::get,
                told::add));
  }

  void limit(long tokens) {
    spending.budget(
        Budget.named("day")
            .with(PlanSettings.TOKENS, tokens)
            .with(PlanSettings.ACTIONS, Map.of(BudgetAction.REFUSE, BigDecimal.valueOf(100))));
  }

  /** Asks for all that is due. */
  FleetJvm round() throws InterruptedException {
    share.askForLow();
    share.round();
    return this;
  }

  /** Lets time pass in which nothing happens. */
  FleetJvm idle(long millis) throws InterruptedException {
    clock.addAndGet(millis);
    spending.now.updateAndGet(now -> now.plusMillis(millis));
    return round();
  }

  boolean refuses() {
    return !spending.isLetThrough(spending.call(100));
  }

  /** One call of a hundred tokens, if it is let through, and what is to be asked then. */
  long spend() throws InterruptedException {
    PolicyCall call = spending.call(100);
    boolean mine = spending.isLetThrough(call);
    if (mine) {
      spending.end(call, 100);
    }
    share.askForLow();
    return mine ? 100 : 0;
  }

  /** The same without ever asking. */
  long spendAlone(long most) {
    long spent = 0;
    while (spent < most) {
      PolicyCall call = spending.call(100);
      if (!spending.isLetThrough(call)) {
        return spent;
      }
      spending.end(call, 100);
      spent += 100;
    }
    return spent;
  }
}
