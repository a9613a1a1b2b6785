/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.policy.CallKey;
import dev.parsimony.policy.budget.lease.LeaseRequest;
import dev.parsimony.setting.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One budget as it is configured. Immutable. */
public final class BudgetPlan {

  static final long UNLIMITED = Long.MAX_VALUE;
  private static final int NANOS = 9;

  private final Values values;
  private final String name;
  private final CalendarUnit window;
  private final ZoneId zone;
  private final long tokens;
  private final long nanoUsd;
  private final Map<BudgetAction, BigDecimal> actions;

  private BudgetPlan(Values values) {
    this.values = values;
    this.name = values.get(PlanSettings.NAME);
    this.window = values.get(PlanSettings.WINDOW);
    this.zone = values.get(PlanSettings.ZONE);
    Long limit = values.find(PlanSettings.TOKENS);
    this.tokens = limit == null ? UNLIMITED : limit;
    BigDecimal dollars = values.find(PlanSettings.USD);
    this.nanoUsd = dollars == null ? UNLIMITED : dollars.movePointRight(NANOS).longValue();
    this.actions = values.get(PlanSettings.ACTIONS);
  }

  /** The budget that was read. */
  public static BudgetPlan of(Values values) {
    return new BudgetPlan(values);
  }

  public String name() {
    return name;
  }

  /** Whether this asks for what only the calling thread can tell. */
  public boolean asksCaller() {
    CallKey key = per();
    return key != null && key.asksCaller();
  }

  /** What each account is for; null where all calls count together. */
  @Nullable CallKey per() {
    return values.find(PlanSettings.PER);
  }

  long defaultOutput() {
    return values.get(PlanSettings.DEFAULT_OUTPUT);
  }

  boolean limitsMoney() {
    return nanoUsd != UNLIMITED;
  }

  /** What an account goes by: a budget that counts otherwise counts anew, one of more does not. */
  String identity() {
    return name + '\n' + per() + '\n' + window + '\n' + zone + '\n';
  }

  /** The end of the window in which a time is. */
  Instant end(Instant time) {
    return window.end(time, zone);
  }

  /** How long a window is at most. */
  long longestMillis() {
    return window.longestMillis();
  }

  /** Reserves an amount; false when the budget is to refuse it. */
  boolean take(Period period, Amount amount) {
    return period.take(amount, refusedAt(tokens), refusedAt(nanoUsd));
  }

  /** The same with the limits at which calls are refused. */
  LeaseRequest limits(LeaseRequest request) {
    return request.limits(refusedAt(tokens), refusedAt(nanoUsd));
  }

  /** How much of the budget is used, by others of the fleet as well; 1 for all. */
  double share(Period period) {
    double ofTokens =
        tokens == UNLIMITED ? 0 : share(period.tokens() + period.othersTokens(), tokens);
    return nanoUsd == UNLIMITED
        ? ofTokens
        : Math.max(ofTokens, share(period.nanoUsd() + period.othersNanoUsd(), nanoUsd));
  }

  /** What is to happen at a share, refusing aside. */
  Set<BudgetAction> due(double share) {
    Set<BudgetAction> due = EnumSet.noneOf(BudgetAction.class);
    actions.forEach(
        (action, percent) -> {
          if (action != BudgetAction.REFUSE && share * 100 >= percent.doubleValue()) {
            due.add(action);
          }
        });
    return due;
  }

  /** The limits and the window in words. */
  String described() {
    String ofTokens = tokens == UNLIMITED ? "" : tokens + " tokens";
    String ofMoney = nanoUsd == UNLIMITED ? "" : values.format(PlanSettings.USD) + " US dollars";
    String and = ofTokens.isEmpty() || ofMoney.isEmpty() ? "" : " and ";
    return ofTokens + and + ofMoney + " a " + window.label();
  }

  ZoneId zone() {
    return zone;
  }

  private long refusedAt(long limit) {
    BigDecimal percent = actions.get(BudgetAction.REFUSE);
    return percent == null || limit == UNLIMITED
        ? UNLIMITED
        : percent.movePointLeft(2).multiply(BigDecimal.valueOf(limit)).longValue();
  }

  private static double share(long used, long limit) {
    return limit == 0 ? 1 : (double) used / limit;
  }
}
