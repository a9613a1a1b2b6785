/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config.rollout;

import dev.parsimony.policy.CallKey;
import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The settings of a rollout. */
public final class RolloutSettings {

  private static final Kind<BigDecimal> PERCENT_KIND = Kinds.decimal("0", "100");

  static final Setting<BigDecimal> PERCENT =
      Setting.of(
              "percent",
              PERCENT_KIND,
              "How many of the keys outside of the control group are treated. More adds keys and"
                  + " takes none away. Without it all are, or none before the first time of a"
                  + " schedule.")
          .example("20");
  static final Setting<CallKey> KEY =
      Setting.of("key", CallKey.KIND, "What a call is told by. A call without it is not treated.")
          .defaultsTo(CallKey.REQUEST)
          .example("header:X-User");
  static final Setting<BigDecimal> CONTROL =
      Setting.of(
              "control",
              PERCENT_KIND,
              "How many of all keys are never treated, whatever the percentage: the control group."
                  + " They stay the same while the percentage grows.")
          .defaultsTo(BigDecimal.ZERO)
          .example("10");
  static final Setting<String> SALT =
      Setting.of(
              "salt",
              Kinds.name(),
              "Rollouts with the same salt and key treat the same keys; without it, the rule's name"
                  + " makes each one draw anew.")
          .example("wave-1");
  static final Setting<List<TimeWindow>> WINDOWS =
      Setting.of(
              "windows",
              Kinds.someOf(TimeWindow.KIND),
              "When calls are treated; without it, always. A window across midnight belongs to the"
                  + " day on which it begins.")
          .example("['02:00-06:00', sat-sun]");
  static final Setting<ZoneId> ZONE =
      Setting.of("zone", Kinds.zone(), "The time zone of windows and schedule.")
          .defaultsTo(ZoneOffset.UTC)
          .example("Europe/Berlin");
  static final Setting<Map<Moment, BigDecimal>> SCHEDULE =
      Setting.of(
              "schedule",
              Kinds.mapOf("times", Moment.KIND, PERCENT_KIND),
              "From when on which percentage holds.")
          .example("{2026-12-01: 20, 2026-12-04: 50}");

  /** The rollout of a rule, or of one policy of it. */
  public static final Section SECTION =
      Section.of(
          "rollout",
          "Which of the calls are treated, by percentage, control group and time. Without it, all."
              + " For calls that wait or come at another time it is as if nothing were set here,"
              + " and later rules are asked; the control group is left alone by later rules too.",
          PERCENT,
          KEY,
          CONTROL,
          SALT,
          WINDOWS,
          ZONE,
          SCHEDULE);

  private RolloutSettings() {}
}
