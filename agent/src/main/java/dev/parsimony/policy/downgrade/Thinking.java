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

  /** The tokens that thinking may take beside the answer, where the source takes none. */
  static long headRoom(Move move) {
    return move.source().has(Trait.REASONING) ? 0 : tokens(move.target(), move.effort());
  }

  /**
   * The tokens that go into an effort, by our own estimate; an adaptive model waits to be asked.
   */
  static long tokens(Capabilities model, @Nullable String effort) {
    boolean asked = effort != null || !model.has(Trait.ADAPTIVE);
    boolean thinks = !model.efforts().isEmpty() && asked;
    if (!thinks && !model.has(Trait.ALWAYS_THINKS)) {
      return 0;
    }
    int rank = EFFORTS.indexOf(String.valueOf(effort));
    return TOKENS[rank < 0 ? MEDIUM : rank];
  }

  private static int distance(String effort, int rank) {
    return Math.abs(EFFORTS.indexOf(effort) - rank);
  }

  private Thinking() {}
}
