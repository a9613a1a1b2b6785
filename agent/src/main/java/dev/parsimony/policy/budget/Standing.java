/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

/** What a fleet was last told of this JVM's use of one account. Immutable. */
final class Standing {

  /** For how long a share is held that nobody counts in. */
  private static final long IDLE_MILLIS = 5_000;

  /** How old what is known of others may be where nobody counts. */
  private static final long OLD_MILLIS = 30_000;

  private final Period period;
  private final long tokens;
  private final long nanoUsd;
  private final boolean holds;
  private final long millis;

  /**
   * @param holds whether a share is held beyond what is used
   */
  Standing(Period period, boolean holds, long millis) {
    this.period = period;
    this.tokens = period.tokens();
    this.nanoUsd = period.nanoUsd();
    this.holds = holds;
    this.millis = millis;
  }

  boolean differsFrom(Period now) {
    return now != period || now.tokens() != tokens || now.nanoUsd() != nanoUsd;
  }

  /** Whether it is time to tell the fleet again, though nothing has happened. */
  boolean isOld(long now) {
    return Math.abs(now - millis) >= (holds ? IDLE_MILLIS : OLD_MILLIS);
  }
}
