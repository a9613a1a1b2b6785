/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

/**
 * What the budgets of a call ask of the policies that come after, as {@linkplain PolicyCall#kept
 * kept} on the call. Absent where no budget asks for anything.
 */
public final class Pressure {

  private final boolean compress;
  private final boolean downgrade;

  public Pressure(boolean compress, boolean downgrade) {
    this.compress = compress;
    this.downgrade = downgrade;
  }

  /** Whether to compress harder than the rule says. */
  public boolean compress() {
    return compress;
  }

  /** Whether to send to a cheaper model than the rule says. */
  public boolean downgrade() {
    return downgrade;
  }
}
