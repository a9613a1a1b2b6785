/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.exchange.Parameter;
import org.jspecify.annotations.Nullable;

/** Adapts the tokens that an answer may have: to the target's tokenizer and to its thoughts. */
final class OutputLimit {

  /** The limit for the target; null where the request sets none. */
  static @Nullable Long adapted(Move move) {
    Object asked = move.facts().parameter(Parameter.MAX_TOKENS);
    if (!(asked instanceof Long) || (Long) asked > Integer.MAX_VALUE) {
      return null;
    }
    long percent = move.target().tokenPercent();
    long base = Math.max(move.source().tokenPercent(), 1);
    long scaled = ((Long) asked * Math.max(percent, base) + base - 1) / base;
    return Math.min(scaled + Thinking.headRoom(move), move.target().output());
  }

  /** Sets it, if it is another one. */
  static void adapt(Move move) {
    Long limit = adapted(move);
    if (limit != null && !limit.equals(move.facts().parameter(Parameter.MAX_TOKENS))) {
      move.set(Parameter.MAX_TOKENS, limit);
    }
  }

  private OutputLimit() {}
}
