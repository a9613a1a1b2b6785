/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.budget.lease.BudgetLeases;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenRatios;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Counts calls against budgets: what a call may come to at most is reserved before it is sent, and
 * replaced by what it came to. A call that the provider does not see counts nothing.
 */
public final class BudgetPolicy implements Policy {

  static final int MOST_ACCOUNTS = 10_000;

  private final Supplier<Map<String, BudgetPlan>> plans;
  private final Pricing pricing;
  private final Clock clock;
  private final Consumer<String> log;
  private final Accounts accounts = new Accounts(MOST_ACCOUNTS);
  private final LowAccounts low = new LowAccounts();

  /**
   * @param plans the budgets in force, by name
   * @param log takes a line for the operator
   */
  public BudgetPolicy(
      Supplier<Map<String, BudgetPlan>> plans,
      Supplier<PriceTable> prices,
      TokenRatios ratios,
      Clock clock,
      Consumer<String> log) {
    this.plans = plans;
    this.pricing = new Pricing(prices, ratios);
    this.clock = clock;
    this.log = log;
  }

  @Override
  public String name() {
    return "budget";
  }

  @Override
  public Verdict before(PolicyCall call) {
    BudgetSettings settings = call.settings(BudgetSettings.class);
    if (settings == null || !settings.enabled()) {
      return Verdict.proceed();
    }
    BudgetedCall budgeted = new BudgetedCall(call, settings.rule(), pricing, accounts, low, log);
    try {
      return budgeted.reserve(settings.use(), plans.get(), clock.millis());
    } catch (RuntimeException | Error failure) {
      // Nobody tells a policy that failed of the end of the call.
      budgeted.release();
      throw failure;
    }
  }

  @Override
  public void ended(PolicyCall call, EndedReply reply) {
    BudgetedCall budgeted = call.kept(BudgetedCall.class);
    if (budgeted == null) {
      return;
    }
    boolean billed = reply.servedBy() == ServedBy.PROVIDER && reply.status() / 100 == 2;
    if (billed) {
      budgeted.settle(reply.facts(), clock.millis());
    } else {
      budgeted.end(clock.millis());
    }
  }

  /**
   * Keeps what is used in a file, and counts what is there already. To be called again and again,
   * by one thread at a time.
   */
  public void keepIn(UseFile file) {
    long now = clock.millis();
    file.keep(accounts, now);
  }

  /** Shares all budgets with a fleet from now on, as long as what is returned is run. */
  public FleetShare shareBy(BudgetLeases leases) {
    low.begin();
    return new FleetShare(accounts, low, leases, clock);
  }

  /** How much of each budget is used, 1 for all: the greatest share of any of its keys. */
  public Map<String, Double> use() {
    Map<String, Double> use = new LinkedHashMap<>();
    long now = clock.millis();
    plans.get().forEach((name, plan) -> use.put(name, accounts.share(plan, now)));
    return use;
  }
}
