/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

/** What one policy decided for a call, and why. */
public final class Decision {

  private final String policy;
  private final String outcome;
  private final String reason;

  /**
   * @param policy the policy's name, such as {@code cache}
   * @param outcome what it did, such as {@code hit}
   * @param reason a fixed reason code, such as {@code no_rule}
   */
  public Decision(String policy, String outcome, String reason) {
    this.policy = requireNonNull(policy, "policy is null");
    this.outcome = requireNonNull(outcome, "outcome is null");
    this.reason = requireNonNull(reason, "reason is null");
  }

  public String policy() {
    return policy;
  }

  public String outcome() {
    return outcome;
  }

  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return policy + "=" + outcome + "(" + reason + ")";
  }
}
