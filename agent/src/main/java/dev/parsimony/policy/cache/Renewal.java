/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import java.util.function.Supplier;

/** A note of the call whose turn it is to ask for a new answer in place of one past its time. */
final class Renewal {

  private final Fingerprint key;
  private final Long until;
  private final Supplier<Offer> stale;

  /**
   * @param until the ticker's nanoseconds
   * @param stale the answer past its time, held against what the call asks for
   */
  Renewal(Fingerprint key, long until, Supplier<Offer> stale) {
    this.key = key;
    this.until = until;
    this.stale = stale;
  }

  Fingerprint key() {
    return key;
  }

  /** When others no longer wait for it. */
  Long until() {
    return until;
  }

  /** What the call is offered where somebody else turns out to ask already. */
  Offer stale() {
    return stale.get();
  }
}
