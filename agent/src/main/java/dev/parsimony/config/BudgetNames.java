/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.policy.budget.BudgetSettings;
import dev.parsimony.policy.budget.PlanSettings;
import dev.parsimony.policy.budget.lease.LeaseSettings;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds budgets, the rules that name them, and where their use is kept against each other. */
final class BudgetNames {

  static void check(Values file, List<Problem> problems) {
    Set<String> names = new TreeSet<>();
    List<Values> budgets = file.each(PlanSettings.SECTION);
    for (int i = 0; i < budgets.size(); i++) {
      String name = budgets.get(i).find(PlanSettings.NAME);
      if (name != null) {
        names.add(name);
        checkLimit(budgets.get(i), "budgets[" + i + "]", problems);
      }
    }
    file.each(GeneralSettings.BUDGET_USE).forEach(use -> checkUse(use, problems));
    List<Values> rules = file.each(RuleSettings.SECTION);
    for (int i = 0; i < rules.size(); i++) {
      Values budget = RuleSettings.policy(rules.get(i), BudgetSettings.class);
      if (budget.written()) {
        checkNames(budget, names, "rules[" + i + "].budget.use", problems);
      }
    }
  }

  private static void checkLimit(Values budget, String place, List<Problem> problems) {
    List<Setting<?>> limits = PlanSettings.limits();
    if (limits.stream().allMatch(limit -> budget.find(limit) == null)) {
      problems.add(
          new Problem(
              budget.origin(PlanSettings.NAME), place, "has no limit; allowed: tokens, usd"));
    }
  }

  /* Both would count what one process has used twice. */
  private static void checkUse(Values use, List<Problem> problems) {
    if (use.find(GeneralSettings.BUDGET_USE_FILE) != null
        && LeaseSettings.of(use.in(LeaseSettings.SECTION)).enabled()) {
      problems.add(
          new Problem(
              use.origin(GeneralSettings.BUDGET_USE_FILE),
              "budget-use",
              "has both file and redis.url; allowed: one of the two"));
    }
  }

  private static void checkNames(
      Values budget, Set<String> names, String place, List<Problem> problems) {
    Set<String> before = new HashSet<>();
    for (String used : budget.get(BudgetSettings.USE)) {
      if (!before.add(used)) {
        String what = "'" + used + "' is named twice; allowed: each budget once";
        problems.add(new Problem(budget.origin(BudgetSettings.USE), place, what));
      } else if (!names.contains(used)) {
        String known = names.isEmpty() ? "none is defined" : String.join(", ", names);
        String what = "'" + used + "' is no budget; allowed: " + known;
        problems.add(new Problem(budget.origin(BudgetSettings.USE), place, what));
      }
    }
  }

  private BudgetNames() {}
}
