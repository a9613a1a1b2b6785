/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.Collections;
import java.util.List;

/** What one rule says about budgets. Immutable. */
public final class BudgetSettings {

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether the calls count. `false` is an explicit no, which wins over later rules.")
          .defaultsTo(true);

  /** The names of budgets. */
  public static final Setting<List<String>> USE =
      Setting.of(
              "use",
              Kinds.listOf(Kinds.name()),
              "The budgets, by name, that the calls count in. All of them must have something"
                  + " left.")
          .defaultsTo(Collections.emptyList())
          .example("[support-day, all-month]");

  /** The settings of the policy in a rule. */
  public static final Section SECTION =
      Section.of(
          "budget",
          "The budgets of the calls that the rule matches. A rule without it says nothing about"
              + " budgets, and calls that no rule speaks for count in none.",
          ENABLED,
          USE);

  private final Values values;
  private final String rule;

  private BudgetSettings(Values values, String rule) {
    this.values = values;
    this.rule = rule;
  }

  /** The settings that were read for a rule. */
  public static BudgetSettings of(Values values, String rule) {
    return new BudgetSettings(values, rule);
  }

  boolean enabled() {
    return values.get(ENABLED);
  }

  List<String> use() {
    return values.get(USE);
  }

  /** The name of the rule that says so. */
  String rule() {
    return rule;
  }
}
