/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.exchange.Parameter;

/** Adapts how the answer is drawn. */
final class Sampling {

  private static final Parameter[] ALL = {
    Parameter.TEMPERATURE,
    Parameter.TOP_P,
    Parameter.TOP_K,
    Parameter.FREQUENCY_PENALTY,
    Parameter.PRESENCE_PENALTY
  };

  /** Leaves out what the target does not take. */
  static void adapt(Move move) {
    Capabilities target = move.target();
    boolean none = "none".equals(move.effort());
    if (!target.has(Trait.SAMPLING) && !(none && target.has(Trait.SAMPLING_AT_NONE))) {
      for (Parameter parameter : ALL) {
        move.unset(parameter);
      }
      return;
    }
    boolean both =
        move.facts().parameter(Parameter.TEMPERATURE) != null
            && move.facts().parameter(Parameter.TOP_P) != null;
    if (both && !target.has(Trait.BOTH_SAMPLING)) {
      move.unset(Parameter.TOP_P);
    }
  }

  private Sampling() {}
}
