/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import org.jspecify.annotations.Nullable;

/** How far a prompt begins like another, and how far it would but for what keeps them apart. */
final class Beginning {

  private long same;
  private long alike;
  private long untilBroken;
  private @Nullable Piece broken;
  private Likeness likeness = Likeness.SAME;

  /** The next piece, which is like that of the other prompt. */
  void add(Piece piece, Likeness in) {
    if (broken == null && in != Likeness.SAME) {
      broken = piece;
      likeness = in;
      untilBroken = alike + piece.tokens();
    }
    if (broken == null) {
      same += piece.tokens();
    }
    alike += piece.tokens();
  }

  /** The tokens in which they are the same. */
  long same() {
    return same;
  }

  /** The tokens in which they would be. */
  long alike() {
    return alike;
  }

  /** The tokens up to the end of the first piece in which they are not the same. */
  long untilBroken() {
    return untilBroken;
  }

  /** The first piece in which they are not the same; null for none. */
  @Nullable Piece broken() {
    return broken;
  }

  /** A fixed code for what keeps them apart there. */
  String code() {
    return likeness.code();
  }
}
