/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.config.rollout.Rollout;
import dev.parsimony.config.rollout.RolloutSettings;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.List;

/** The settings of one rule: its name, its match, and what it sets for each policy. */
final class RuleSettings {

  private static final Setting<String> NAME =
      Setting.of(
              "name",
              Kinds.name(),
              "The name of the rule, unique in more than case and dashes. It stands in spans,"
                  + " reports and overrides.")
          .mandatory()
          .example("faq");

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether the rule counts. `false` is as if it were not there.")
          .defaultsTo(true);

  static final Section SECTION =
      Section.of(
              "rules",
              "For each policy the first rule wins that matches a call and sets the policy.",
              NAME,
              ENABLED)
          .with(inner())
          .repeatedBy(NAME);

  private static List<Section> inner() {
    List<Section> sections = new ArrayList<>();
    sections.add(MatchSettings.SECTION);
    sections.add(RolloutSettings.SECTION);
    PolicySettings.ALL.forEach(policy -> sections.add(policy.section()));
    return sections;
  }

  /** What a rule writes about a policy. */
  static Values policy(Values rule, Class<?> type) {
    return rule.in(PolicySettings.of(type).section());
  }

  static boolean isEnabled(Values values) {
    return values.get(ENABLED);
  }

  static Rule read(Values values, String service) {
    String name = values.get(NAME);
    Match match = Match.of(values.in(MatchSettings.SECTION), service);
    Rollout rollout = Rollout.of(values.in(RolloutSettings.SECTION), name);
    Rule.Builder rule = new Rule.Builder(name, match, rollout);
    for (PolicySettings<?> policy : PolicySettings.ALL) {
      policy.addTo(rule, values.in(policy.section()), name);
    }
    return rule.build();
  }

  private RuleSettings() {}
}
