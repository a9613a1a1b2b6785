/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.config.rollout.Rollout;
import dev.parsimony.policy.HintSettings;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of policies for the calls that match. Immutable. */
public final class Rule {

  private final String name;
  private final Match match;
  private final @Nullable Rollout rollout;
  private final Map<Class<?>, RuledPolicy> policies;

  private Rule(Builder builder) {
    this.name = builder.name;
    this.match = builder.match;
    this.rollout = builder.rollout;
    this.policies = builder.policies;
  }

  public String name() {
    return name;
  }

  Match match() {
    return match;
  }

  /** The rollout of the whole rule; null for none. */
  @Nullable Rollout rollout() {
    return rollout;
  }

  /** What the rule sets for a policy, be it a no; null when it says nothing about it. */
  @Nullable RuledPolicy policy(Class<?> type) {
    return policies.get(type);
  }

  /** Whether the rule asks for what only the calling thread can tell. */
  boolean asksCaller() {
    return match.asksCaller()
        || asksCaller(rollout)
        || policies.values().stream().anyMatch(policy -> asksCaller(policy.rollout()));
  }

  /**
   * Whether what keeps prompts from beginning alike is told with the class that sends them, or the
   * rule goes by the thread.
   */
  boolean namesCaller() {
    RuledPolicy hint = policy(HintSettings.class);
    boolean told = hint != null && ((HintSettings) hint.settings()).breakers();
    return told || match.namesThread();
  }

  private static boolean asksCaller(@Nullable Rollout rollout) {
    return rollout != null && rollout.asksCaller();
  }

  /** Collects what one rule sets. */
  static final class Builder {

    private final String name;
    private final Match match;
    private final @Nullable Rollout rollout;
    private final Map<Class<?>, RuledPolicy> policies = new IdentityHashMap<>();

    Builder(String name, Match match, @Nullable Rollout rollout) {
      this.name = name;
      this.match = match;
      this.rollout = rollout;
    }

    void set(Class<?> type, RuledPolicy policy) {
      policies.put(type, policy);
    }

    Rule build() {
      return new Rule(this);
    }
  }
}
