/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.config.rollout.Rollout;
import dev.parsimony.exchange.Arm;
import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the rules for one call, at most once for each policy. */
final class RuleLookup implements SettingsLookup {

  private final List<Rule> rules;
  private final RequestFacts facts;
  private final CallOrigin origin;
  private final Instant time;
  private final Map<Class<?>, Optional<Object>> found = new IdentityHashMap<>(4);
  private final Map<Rollout, Arm> arms = new IdentityHashMap<>(4);
  private final List<Assignment> assignments = new ArrayList<>(2);

  RuleLookup(List<Rule> rules, RequestFacts facts, CallOrigin origin, Instant time) {
    this.rules = rules;
    this.facts = facts;
    this.origin = origin;
    this.time = time;
  }

  @Override
  public <S> @Nullable S find(Class<S> type) {
    return found
        .computeIfAbsent(type, any -> Optional.ofNullable(firstOf(type)))
        .map(type::cast)
        .orElse(null);
  }

  @Override
  public List<Assignment> assignments() {
    return Collections.unmodifiableList(assignments);
  }

  @Override
  public String treatment() {
    StringBuilder treatment = new StringBuilder();
    for (PolicySettings<?> policy : PolicySettings.ALL) {
      Object settings = policy.isTreatment() ? find(policy.type()) : null;
      if (settings != null) {
        treatment.append(((Treatment) settings).treatment());
      }
    }
    return treatment.toString();
  }

  private @Nullable Object firstOf(Class<?> type) {
    for (Rule rule : rules) {
      RuledPolicy policy = rule.policy(type);
      if (policy != null && rule.match().matches(facts, origin)) {
        Arm arm = assign(rule, policy);
        if (arm == Arm.TREATMENT) {
          return policy.settings();
        }
        if (arm == Arm.CONTROL) {
          return null;
        }
      }
    }
    return null;
  }

  private Arm assign(Rule rule, RuledPolicy policy) {
    Arm whole = arm(rule.rollout());
    Arm arm = whole == Arm.TREATMENT ? arm(policy.rollout()) : whole;
    if (rule.rollout() != null || policy.rollout() != null) {
      assignments.add(new Assignment(rule.name(), policy.policy(), arm));
    }
    return arm;
  }

  private Arm arm(@Nullable Rollout rollout) {
    return rollout == null
        ? Arm.TREATMENT
        : arms.computeIfAbsent(rollout, any -> rollout.arm(facts, origin, time));
  }
}
