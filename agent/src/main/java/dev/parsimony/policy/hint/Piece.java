/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import org.jspecify.annotations.Nullable;

/** What is remembered of one piece of a prompt. Immutable. */
final class Piece {

  private static final Likeness[] LIKENESSES = Likeness.values();

  private final Stretch.Kind kind;
  private final int index;
  private final long tokens;
  private final long[] hashes = new long[LIKENESSES.length];

  /**
   * @param index of a message, among messages
   * @param tokens by a rough count
   */
  Piece(Stretch stretch, int index, long tokens) {
    this.kind = stretch.kind();
    this.index = index;
    this.tokens = tokens;
    for (Likeness likeness : LIKENESSES) {
      hashes[likeness.ordinal()] = likeness.hash(stretch.value());
    }
  }

  Stretch.Kind kind() {
    return kind;
  }

  long tokens() {
    return tokens;
  }

  /** In what it is like another; null where it is another piece altogether. */
  @Nullable Likeness likeness(Piece other) {
    for (Likeness likeness : LIKENESSES) {
      boolean alike = hashes[likeness.ordinal()] == other.hashes[likeness.ordinal()];
      if (alike && kind == other.kind && likeness.counts(kind)) {
        return likeness;
      }
    }
    return null;
  }

  /** Where it stands in a request. */
  String place() {
    switch (kind) {
      case TOOLS:
        return "tools";
      case SYSTEM:
        return "system";
      default:
        return "messages[" + index + "]";
    }
  }
}
