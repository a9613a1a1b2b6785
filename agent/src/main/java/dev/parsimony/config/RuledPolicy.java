/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.config.rollout.Rollout;
import org.jspecify.annotations.Nullable;

/** What one rule sets for one policy. Immutable. */
final class RuledPolicy {

  private final String policy;
  private final Object settings;
  private final @Nullable Rollout rollout;

  /**
   * @param rollout of this policy alone; null when the rule has none for it
   */
  RuledPolicy(String policy, Object settings, @Nullable Rollout rollout) {
    this.policy = policy;
    this.settings = settings;
    this.rollout = rollout;
  }

  String policy() {
    return policy;
  }

  Object settings() {
    return settings;
  }

  @Nullable Rollout rollout() {
    return rollout;
  }
}
