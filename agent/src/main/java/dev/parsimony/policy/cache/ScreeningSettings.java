/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.cache.tool.ActingTools;
import dev.parsimony.setting.Glob;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** What one rule says about prompts that are not to be cached. */
final class ScreeningSettings {

  static final Setting<Boolean> TIME_WORDS =
      Setting.of(
              "time-words",
              Kinds.bool(),
              "Whether calls are cached whose newest message asks about a moment: today, now, latest,"
                  + " this week, and the like in English, German, French and Spanish.")
          .defaultsTo(false);
  static final Setting<Boolean> PERSONAL =
      Setting.of(
              "personal",
              Kinds.bool(),
              "Whether calls are cached whose messages, but for the instructions, have an e-mail"
                  + " address, or the number of a telephone, payment card, bank account or person.")
          .defaultsTo(false);
  static final Setting<List<Pattern>> NEVER =
      Setting.of(
              "never",
              Kinds.listOf(Kinds.regex()),
              "A call is not cached where one of these is found in its messages.")
          .defaultsTo(Collections.emptyList())
          .example("['(?i)balance of account']");
  static final Setting<List<Glob>> SIDE_EFFECT_TOOLS =
      Setting.of(
              "side-effect-tools",
              Kinds.listOf(Kinds.glob(null)),
              "Names of tools that act, beside those that look like it: a call that offers one is not"
                  + " cached, unless it brings the results of tools.")
          .defaultsTo(Collections.emptyList())
          .example("['wire_*']");
  static final Setting<List<Glob>> SAFE_TOOLS =
      Setting.of(
              "safe-tools",
              Kinds.listOf(Kinds.glob(null)),
              "Names of tools that do not act though their name or description looks like it.")
          .defaultsTo(Collections.emptyList())
          .example("[add_numbers]");

  static Screening in(Values values) {
    return new Screening(
        values.get(TIME_WORDS),
        values.get(PERSONAL),
        values.get(NEVER),
        new ActingTools(values.get(SIDE_EFFECT_TOOLS), values.get(SAFE_TOOLS)));
  }

  private ScreeningSettings() {}
}
