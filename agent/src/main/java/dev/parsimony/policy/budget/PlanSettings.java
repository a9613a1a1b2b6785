/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.policy.CallKey;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The settings of one budget. */
public final class PlanSettings {

  private static final long MOST_TOKENS = 1_000_000_000_000_000L;

  /** The name of the budget. */
  public static final Setting<String> NAME =
      Setting.of("name", Kinds.name(), "The name of the budget, unique as those of rules are.")
          .mandatory()
          .example("support-day");

  static final Setting<CallKey> PER =
      Setting.of(
              "per",
              CallKey.KIND,
              "Who has a budget of this size each; without it, all calls that count in it share"
                  + " one. A call without the key does not count.")
          .example("tenant");
  static final Setting<CalendarUnit> WINDOW =
      Setting.of(
              "window",
              Kinds.choice(Arrays.asList(CalendarUnit.values()), CalendarUnit::label),
              "For how long the limits hold: a minute, hour, day or month of the calendar, at"
                  + " whose end the budget is whole again.")
          .defaultsTo(CalendarUnit.DAY);
  static final Setting<ZoneId> ZONE =
      Setting.of("zone", Kinds.zone(), "The time zone in which windows begin.")
          .defaultsTo(ZoneOffset.UTC)
          .example("Europe/Berlin");

  /** The limit of tokens. */
  public static final Setting<Long> TOKENS =
      Setting.of(
              "tokens",
              Kinds.integer(1, MOST_TOKENS),
              "The tokens, input and output together, of a window.")
          .example("1000000");

  static final Setting<BigDecimal> USD =
      Setting.of(
              "usd",
              Kinds.decimal("0.000001", "1000000000"),
              "The US dollars of a window, by the price table. A call without a known price is not"
                  + " judged by them.")
          .example("25.00");
  static final Setting<Long> DEFAULT_OUTPUT =
      Setting.of(
              "default-output",
              Kinds.integer(0, 10_000_000),
              "The tokens reserved for the answer of a request that sets no limit itself.")
          .defaultsTo(1_024L);
  static final Setting<Map<BudgetAction, BigDecimal>> ACTIONS =
      Setting.of(
              "actions",
              Kinds.mapOf(
                  "actions",
                  Kinds.choice(Arrays.asList(BudgetAction.values()), BudgetAction::label),
                  Kinds.decimal("0", "100")),
              "At how many percent of the budget what happens: `warn` logs a line, `compress` and"
                  + " `downgrade` have these policies do more, `stale` answers from the cache what"
                  + " is past its time, `refuse` gives the provider's rate-limit error. What is not"
                  + " named does not happen.")
          .defaultsTo(Collections.singletonMap(BudgetAction.WARN, BigDecimal.valueOf(80)))
          .example("{warn: 80, stale: 95, refuse: 100}");

  /** The section of all budgets. */
  public static final Section SECTION =
      Section.of(
              "budgets",
              "Limits on tokens and money, for the rules to name under `budget`. Counted in this"
                  + " process, or by a fleet where `budget-use.redis` is set.",
              NAME,
              PER,
              WINDOW,
              ZONE,
              TOKENS,
              USD,
              DEFAULT_OUTPUT,
              ACTIONS)
          .repeatedBy(NAME);

  /** What every budget needs at least one of. */
  public static List<Setting<?>> limits() {
    return Arrays.asList(TOKENS, USD);
  }

  private PlanSettings() {}
}
