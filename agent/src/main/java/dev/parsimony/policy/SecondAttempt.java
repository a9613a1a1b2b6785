/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.RequestFacts;

/**
 * Makes room for a call that may be paid for twice: with an answer that is judged, and with the one
 * that takes its place.
 */
public interface SecondAttempt {

  /** Whether there is room for it; what it may come to is then reserved as well. */
  boolean reserve(RequestFacts attempt);
}
