/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.exchange.Parameter;
import dev.parsimony.tokens.Tokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Adapts the tokens that an answer may have: to its thoughts, and to the target's tokenizer as
 * documented: what is learned of it must not make like calls unlike.
 */
final class OutputLimit {

  /** The limit for the target; null where the request sets none. */
  static @Nullable Long adapted(Move move) {
    Object asked = move.facts().parameter(Parameter.MAX_TOKENS);
    if (!(asked instanceof Long) || (Long) asked > Integer.MAX_VALUE) {
      return null;
    }
    long percent = Tokenizer.of(move.targetModel()).percent();
    long base = Tokenizer.of(move.sourceModel()).percent();
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

  /** Whether a number of tokens, as it is written, is above a bound of at most five digits. */
  static boolean isAbove(long bound, String json) {
    return json.length() > 5 || whole(json) > bound;
  }

  private static long whole(String json) {
    try {
      return Long.parseLong(json);
    } catch (NumberFormatException notOne) {
      return 0;
    }
  }

  private OutputLimit() {}
}
