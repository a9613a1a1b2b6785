/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

/** The arm in which a call is, as far as one policy of one rule goes. */
public final class Assignment {

  private final String rule;
  private final String policy;
  private final Arm arm;

  public Assignment(String rule, String policy, Arm arm) {
    this.rule = requireNonNull(rule, "rule is null");
    this.policy = requireNonNull(policy, "policy is null");
    this.arm = requireNonNull(arm, "arm is null");
  }

  public String rule() {
    return rule;
  }

  public String policy() {
    return policy;
  }

  public Arm arm() {
    return arm;
  }

  @Override
  public String toString() {
    return rule + "/" + policy + "=" + arm.label();
  }
}
