/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.redis.LeaseClaim;
import org.jspecify.annotations.Nullable;

/** The place of one call among equal calls of the fleet. */
final class FleetSeat {

  private static final int MOST_ANSWERS = 2;

  private final KeyedCall call;
  private final LastingAnswers lasting;
  private LeaseClaim claim;
  private int answers;

  FleetSeat(KeyedCall call, LeaseClaim claim, LastingAnswers lasting) {
    this.call = call;
    this.claim = claim;
    this.lasting = lasting;
  }

  Verdict.Later later() {
    return claim;
  }

  /**
   * The answer of another JVM; null when this one is to ask.
   *
   * @param ticks the ticker's nanoseconds
   */
  @Nullable StoredAnswer answer(long ticks) {
    Entry entry = claim.entry();
    return entry == null ? null : lasting.read(entry, call, ticks);
  }

  /** Waits on where the answer does not fit; false when that has been enough. */
  boolean waitsOn() {
    if (claim.entry() == null || ++answers > MOST_ANSWERS) {
      return false;
    }
    claim = claim.beyond();
    return true;
  }

  /** What this call has meanwhile where another JVM asks; null where it is to ask itself. */
  @Nullable Renewal renewedElsewhere() {
    return LeaseClaim.WAIT_OVER.equals(claim.reason()) ? call.call().kept(Renewal.class) : null;
  }

  /** Why this call asks without the lease; null when it has it, or an answer. */
  @Nullable String reason() {
    return claim.reason();
  }

  /** Lets others ask, or find what was kept. */
  void release() {
    claim.release();
  }
}
