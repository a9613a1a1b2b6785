/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import org.jspecify.annotations.Nullable;

/** Tokens, and what they cost. Immutable. */
final class Amount {

  static final Amount NONE = new Amount(0, 0L);

  private final long tokens;
  private final @Nullable Long nanoUsd;

  /**
   * @param nanoUsd null when nobody knows
   */
  Amount(long tokens, @Nullable Long nanoUsd) {
    this.tokens = tokens;
    this.nanoUsd = nanoUsd;
  }

  /** Both together; nobody knows the cost where nobody knows one of them. */
  Amount plus(Amount other) {
    Long cost = nanoUsd == null || other.nanoUsd == null ? null : nanoUsd + other.nanoUsd;
    return new Amount(tokens + other.tokens, cost);
  }

  /** The same with a cost where another one has one, be it none that is known, and without else. */
  Amount pricedAs(Amount other) {
    return new Amount(tokens, other.isPriced() ? Long.valueOf(nanoUsd()) : null);
  }

  /** The same tokens at the cost of another amount. */
  Amount at(Amount other) {
    return new Amount(tokens, other.nanoUsd);
  }

  long tokens() {
    return tokens;
  }

  boolean isPriced() {
    return nanoUsd != null;
  }

  /** What is known of the cost: 0 where nobody knows. */
  long nanoUsd() {
    return nanoUsd == null ? 0 : nanoUsd;
  }
}
