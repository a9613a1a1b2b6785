/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.SettingsLookup;
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
  private final Map<Class<?>, Optional<Object>> found = new IdentityHashMap<>(4);

  RuleLookup(List<Rule> rules, RequestFacts facts, CallOrigin origin) {
    this.rules = rules;
    this.facts = facts;
    this.origin = origin;
  }

  @Override
  public <S> @Nullable S find(Class<S> type) {
    return found
        .computeIfAbsent(type, any -> Optional.ofNullable(firstOf(type)))
        .map(type::cast)
        .orElse(null);
  }

  private <S> @Nullable S firstOf(Class<S> type) {
    for (Rule rule : rules) {
      if (rule.sets(type) && rule.match().matches(facts, origin)) {
        return rule.settings(type);
      }
    }
    return null;
  }
}
