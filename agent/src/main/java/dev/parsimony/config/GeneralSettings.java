/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.policy.budget.PlanSettings;
import dev.parsimony.policy.budget.lease.LeaseSettings;
import dev.parsimony.policy.cache.disk.DiskSettings;
import dev.parsimony.policy.cache.redis.RedisSettings;
import dev.parsimony.policy.downgrade.EndpointSettings;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;

/** The settings of the agent as a whole, and the whole file. */
final class GeneralSettings {

  static final Setting<Mode> MODE =
      Setting.of(
              "mode",
              Kinds.choice(Arrays.asList(Mode.values()), Mode::label),
              "`off` leaves every call alone, `observe` changes nothing and reports what would have"
                  + " been saved, `optimize` lets the rules act.")
          .defaultsTo(Mode.OBSERVE);

  static final Setting<Long> CACHE_MAX_SIZE =
      Setting.of(
              "max-size",
              Kinds.size("1MiB", "16GiB"),
              "The memory that cached answers may take together.")
          .defaultsTo(64L << 20);
  static final Setting<Long> CACHE_MAX_ENTRY_SIZE =
      Setting.of(
              "max-entry-size",
              Kinds.size("1KiB", "1GiB"),
              "An answer larger than this is not cached.")
          .defaultsTo(4L << 20);
  static final Section CACHE =
      Section.of("cache", "The cache in memory.", CACHE_MAX_SIZE, CACHE_MAX_ENTRY_SIZE)
          .with(Arrays.asList(DiskSettings.SECTION, RedisSettings.SECTION));

  static final Setting<String> SUMMARY_FILE =
      Setting.of(
              "file",
              Kinds.path(),
              "Where a summary of calls, tokens, cost and savings is written; without it, nowhere.")
          .example("/var/log/parsimony-summary.json");
  static final Setting<Duration> SUMMARY_INTERVAL =
      Setting.of("interval", Kinds.duration("1s", "1h"), "How often the summary is written.")
          .defaultsTo(Duration.ofSeconds(10));
  static final Section SUMMARY =
      Section.of(
          "summary",
          "A summary for an operator who has no collector.",
          SUMMARY_FILE,
          SUMMARY_INTERVAL);

  static final Setting<Boolean> TELEMETRY_ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether spans and metrics are exported. Where to is said by the standard `OTEL_*`"
                  + " variables.")
          .defaultsTo(true);
  static final Section TELEMETRY = Section.of("telemetry", "Spans and metrics.", TELEMETRY_ENABLED);

  static final Setting<String> BUDGET_USE_FILE =
      Setting.of(
              "file",
              Kinds.path(),
              "Where it is kept, for one JVM at a time; without it, nowhere, and each process counts"
                  + " from its start.")
          .example("/var/lib/my-app/budget-use");
  static final Section BUDGET_USE =
      Section.of(
              "budget-use",
              "What is used of budgets, over restarts or by a fleet. Read when the agent starts;"
                  + " later changes wait for the next start.",
              BUDGET_USE_FILE)
          .with(Collections.singletonList(LeaseSettings.SECTION));

  static final Setting<String> COMPLEXITY_WEIGHTS =
      Setting.of(
              "weights",
              Kinds.path(),
              "The file of weights that `java -jar parsimony-agent.jar calibrate` has written;"
                  + " without it, or where it cannot be used, those of the agent.")
          .example("/etc/my-app/weights.txt");
  static final Section COMPLEXITY =
      Section.of(
          "complexity",
          "How hard a request is, for rules with `downgrade`. Read when the agent starts; later"
              + " changes wait for the next start.",
          COMPLEXITY_WEIGHTS);

  static final Section FILE =
      Section.of("", "The agent as a whole.", MODE)
          .with(
              Arrays.asList(
                  CACHE,
                  SUMMARY,
                  TELEMETRY,
                  ProviderSettings.SECTION,
                  PriceSettings.SECTION,
                  BUDGET_USE,
                  PlanSettings.SECTION,
                  EndpointSettings.SECTION,
                  COMPLEXITY,
                  RuleSettings.SECTION));

  private GeneralSettings() {}
}
