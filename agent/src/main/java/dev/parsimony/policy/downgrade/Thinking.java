/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reasoning efforts, and the tokens that go into them before an answer. */
final class Thinking {

  private static final List<String> EFFORTS =
      Collections.unmodifiableList(
          Arrays.asList("none", "minimal", "low", "medium", "high", "xhigh", "max"));
  private static final long[] TOKENS = {0, 128, 512, 2_048, 6_144, 12_288, 24_576};
  private static final int MEDIUM = 3;
  private static final String NONE = "none";

  /**
   * The effort of the target that is nearest to one, the greater of two; null where it has none.
   */
  static @Nullable String nearest(String wanted, Capabilities target) {
    int rank = Math.max(EFFORTS.indexOf(wanted), 0);
    String nearest = null;
    for (String effort : target.efforts()) {
      if (nearest == null || distance(effort, rank) <= distance(nearest, rank)) {
        nearest = effort;
      }
    }
    return nearest;
  }

  /** Whether an effort is one that only a model that thinks can make. */
  static boolean isHigh(@Nullable String effort) {
    return EFFORTS.indexOf(String.valueOf(effort)) > MEDIUM;
  }

  /** Whether a model is known not to think where the request asks for nothing. */
  static boolean waitsToBeAsked(Capabilities model) {
    return !model.has(Trait.REASONING) || NONE.equals(model.byDefault());
  }

  /** The tokens that thinking may take beside those that the request has room for. */
  static long headRoom(Move move) {
    long before = isUnknown(move) ? 0 : tokens(move.source(), move.asked());
    return Math.max(0, tokens(move.target(), move.effort()) - before);
  }

  /* Of two of which nobody knows, the one is like the other. */
  private static boolean isUnknown(Move move) {
    boolean alike = !move.source().efforts().isEmpty() && move.target().byDefault() == null;
    return move.asked() == null && move.source().byDefault() == null && !alike;
  }

  /**
   * The tokens that go into an effort, by our own estimate.
   *
   * @param effort null where the request says none
   */
  static long tokens(Capabilities model, @Nullable String effort) {
    if (!model.has(Trait.REASONING)) {
      return 0;
    }
    String made = effort == null ? model.byDefault() : effort;
    if (made == null && model.efforts().isEmpty()) {
      return 0;
    }
    int rank = EFFORTS.indexOf(String.valueOf(made));
    return TOKENS[rank < 0 ? MEDIUM : rank];
  }

  private static int distance(String effort, int rank) {
    return Math.abs(EFFORTS.indexOf(effort) - rank);
  }

  private Thinking() {}
}
