/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.config.rollout.Rollout;
import dev.parsimony.config.rollout.RolloutSettings;
import dev.parsimony.policy.FlexSettings;
import dev.parsimony.policy.HintSettings;
import dev.parsimony.policy.Treatment;
import dev.parsimony.policy.batch.BatchSettings;
import dev.parsimony.policy.budget.BudgetSettings;
import dev.parsimony.policy.cache.CacheSettings;
import dev.parsimony.policy.compress.CompressSettings;
import dev.parsimony.policy.downgrade.DowngradeSettings;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Values;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** The settings that a rule may hold for one policy. */
final class PolicySettings<S> {

  /** All policies that rules can set. */
  static final List<PolicySettings<?>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new PolicySettings<>(CacheSettings.class, CacheSettings.SECTION, CacheSettings::of),
              new PolicySettings<>(
                  BudgetSettings.class, BudgetSettings.SECTION, BudgetSettings::of),
              new PolicySettings<>(
                  CompressSettings.class, CompressSettings.SECTION, CompressSettings::of),
              new PolicySettings<>(
                  DowngradeSettings.class, DowngradeSettings.SECTION, DowngradeSettings::of),
              new PolicySettings<>(FlexSettings.class, FlexSettings.SECTION, FlexSettings::of),
              new PolicySettings<>(HintSettings.class, HintSettings.SECTION, HintSettings::of),
              new PolicySettings<>(BatchSettings.class, BatchSettings.SECTION, BatchSettings::of)));

  private final Class<S> type;
  private final Section section;
  private final BiFunction<Values, String, S> reader;

  private PolicySettings(Class<S> type, Section section, BiFunction<Values, String, S> reader) {
    this.type = type;
    this.section = section.with(Collections.singletonList(RolloutSettings.SECTION));
    this.reader = reader;
  }

  static PolicySettings<?> of(Class<?> type) {
    return ALL.stream().filter(one -> one.type == type).findFirst().get();
  }

  Section section() {
    return section;
  }

  /** Whether the policy may change requests. */
  boolean isTreatment() {
    return Treatment.class.isAssignableFrom(type);
  }

  Class<S> type() {
    return type;
  }

  void addTo(Rule.Builder rule, Values values, String name) {
    if (values.written()) {
      String policy = section.key();
      Rollout rollout = Rollout.of(values.in(RolloutSettings.SECTION), name + "/" + policy);
      rule.set(type, new RuledPolicy(policy, reader.apply(values, name), rollout));
    }
  }
}
