/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.RequestFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is remembered of a prompt to compare later ones with: its pieces, in the order in which the
 * provider caches them, without their texts. Immutable.
 */
final class Outline {

  /* What follows in a longer conversation is not compared. */
  private static final int MOST = 32;

  private final List<Piece> pieces;
  private final long epochNanos;
  private final boolean whole;

  private Outline(List<Piece> pieces, long epochNanos, boolean whole) {
    this.pieces = Collections.unmodifiableList(pieces);
    this.epochNanos = epochNanos;
    this.whole = whole;
  }

  /**
   * @param epochNanos when it was sent
   */
  static Outline of(RequestFacts facts, JsonNode request, MarkFormat format, long epochNanos) {
    List<Stretch> stretches = format.stretches(request);
    long[] tokens = Prefixes.tokens(stretches, facts.prompt());
    int most = Math.min(stretches.size(), MOST);
    List<Piece> pieces = new ArrayList<>(most);
    int messages = 0;
    for (int i = 0; i < most; i++) {
      Stretch stretch = stretches.get(i);
      boolean message = stretch.kind() == Stretch.Kind.MESSAGE;
      pieces.add(new Piece(stretch, message ? messages++ : 0, tokens[i]));
    }
    return new Outline(pieces, epochNanos, most == stretches.size());
  }

  /** Whether one was sent so long before that nothing of it is kept. */
  boolean isOlder(Outline earlier, Lifetime lifetime) {
    return epochNanos - earlier.epochNanos > lifetime.nanos();
  }

  /** How this one begins beside an earlier one. */
  Beginning compare(Outline earlier) {
    Beginning beginning = new Beginning();
    int both = Math.min(pieces.size(), earlier.pieces.size());
    for (int i = 0; i < both; i++) {
      Piece piece = pieces.get(i);
      Likeness likeness = piece.likeness(earlier.pieces.get(i));
      boolean asked = isQuestion(i) || earlier.isQuestion(i);
      if (likeness == null || (asked && likeness != Likeness.SAME)) {
        break;
      }
      beginning.add(piece, likeness);
    }
    return beginning;
  }

  /* What a prompt ends with is new in each. */
  private boolean isQuestion(int i) {
    return whole && i == pieces.size() - 1 && pieces.get(i).kind() == Stretch.Kind.MESSAGE;
  }
}
