/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.CallKey;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Pressure;
import dev.parsimony.policy.SecondAttempt;
import dev.parsimony.policy.SpentAttempt;
import dev.parsimony.policy.StaleAnswer;
import dev.parsimony.policy.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call in its budgets. */
final class BudgetedCall implements SecondAttempt {

  private static final String POLICY = "budget";

  private final PolicyCall call;
  private final String rule;
  private final Pricing pricing;
  private final Accounts accounts;
  private final LowAccounts low;
  private final Consumer<String> log;
  private final Reservation reservation = new Reservation();
  private final Set<BudgetAction> due = EnumSet.noneOf(BudgetAction.class);
  private final List<BudgetPlan> counted = new ArrayList<>(2);
  private boolean priced;
  private long began;

  BudgetedCall(
      PolicyCall call,
      String rule,
      Pricing pricing,
      Accounts accounts,
      LowAccounts low,
      Consumer<String> log) {
    this.call = call;
    this.rule = rule;
    this.pricing = pricing;
    this.accounts = accounts;
    this.low = low;
    this.log = log;
  }

  /** Reserves in all budgets, or in none. */
  Verdict reserve(List<String> names, Map<String, BudgetPlan> plans, long millis) {
    began = millis;
    for (String name : names) {
      BudgetPlan plan = plans.get(name);
      Verdict refused = plan == null ? null : reserve(plan, millis);
      if (refused != null) {
        reservation.release();
        return refused;
      }
    }
    Verdict stale = due.contains(BudgetAction.STALE) ? stale("stale") : null;
    if (stale != null) {
      reservation.release();
      return stale;
    }
    pass();
    return Verdict.proceed();
  }

  @Override
  public boolean reserve(RequestFacts attempt) {
    return reservation.reserveMore(
        counted, plan -> pricing.atMost(attempt, plan.defaultOutput(), plan.limitsMoney(), began));
  }

  /** The provider has answered. */
  void settle(@Nullable ReplyFacts reply, long millis) {
    Amount used = pricing.used(call.outgoing(), reply, priced, millis);
    Amount spent = spent(millis);
    reservation.settle(used == null || spent == null ? used : used.plus(spent));
  }

  /** The provider has given no answer that is billed; an attempt before may be. */
  void end(long millis) {
    Amount spent = spent(millis);
    if (spent == null) {
      release();
    } else {
      reservation.settle(spent);
    }
  }

  private @Nullable Amount spent(long millis) {
    SpentAttempt attempt = call.kept(SpentAttempt.class);
    return attempt == null ? null : pricing.used(attempt.sent(), attempt.reply(), priced, millis);
  }

  /** The call came to nothing. */
  void release() {
    reservation.release();
  }

  private @Nullable Verdict reserve(BudgetPlan plan, long millis) {
    CallKey per = plan.per();
    byte[] key = per == null ? null : per.hash(call.facts(), call.origin());
    Account account = per != null && key == null ? null : accounts.find(plan, key, millis);
    if (account == null) {
      decide("unjudged", key == null && per != null ? "no_key" : "too_many_keys");
      return null;
    }
    Period period = account.at(millis, plan);
    double share = plan.share(period);
    Set<BudgetAction> asked = plan.due(share);
    Amount amount =
        pricing.atMost(call.outgoing(), plan.defaultOutput(), plan.limitsMoney(), millis);
    boolean taken = plan.take(period, amount);
    low.used(account, period, taken);
    if (!taken) {
      return refused(plan, period, asked);
    }
    reservation.add(period, amount);
    counted.add(plan);
    tell(plan, period, asked, amount);
    return null;
  }

  private Verdict refused(BudgetPlan plan, Period period, Set<BudgetAction> asked) {
    warn(plan, period, asked);
    Verdict stale = asked.contains(BudgetAction.STALE) ? stale("stale") : null;
    if (stale != null) {
      return stale;
    }
    decide("refused", plan.name());
    return Verdict.answer(RefusedCall.reply(call.facts(), plan, period));
  }

  private void tell(BudgetPlan plan, Period period, Set<BudgetAction> asked, Amount amount) {
    if (plan.limitsMoney()) {
      priced = true;
      if (!amount.isPriced()) {
        decide("unjudged", "unknown_price");
      }
    }
    warn(plan, period, asked);
    BudgetAction most = null;
    for (BudgetAction action : asked) {
      most = action;
    }
    decide(most == null ? "within" : most.label(), plan.name());
    due.addAll(asked);
  }

  private void warn(BudgetPlan plan, Period period, Set<BudgetAction> asked) {
    if (asked.contains(BudgetAction.WARN) && period.warn()) {
      log.accept(
          "budget '"
              + plan.name()
              + "' of "
              + plan.described()
              + ": "
              + Math.round(100 * plan.share(period))
              + " % used or reserved");
    }
  }

  private @Nullable Verdict stale(String outcome) {
    StaleAnswer kept = call.kept(StaleAnswer.class);
    WireReply reply = kept == null ? null : kept.reply();
    if (reply == null) {
      return null;
    }
    decide(outcome, "expired");
    return Verdict.answer(reply);
  }

  private void pass() {
    boolean compress = due.contains(BudgetAction.COMPRESS);
    boolean downgrade = due.contains(BudgetAction.DOWNGRADE);
    if (compress || downgrade) {
      call.keep(new Pressure(compress, downgrade));
    }
    call.keep(this);
  }

  private void decide(String outcome, String reason) {
    call.decide(new Decision(POLICY, outcome, reason, rule));
  }
}
