/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import org.jspecify.annotations.Nullable;

/** A stretch of text, equal to another that says the same. */
final class Unit {

  private final String said;
  private final int start;
  private final boolean opaque;
  private final boolean paragraph;
  private final @Nullable String label;
  private final int hash;

  private Unit(String said, int start, boolean opaque, boolean paragraph, @Nullable String label) {
    this.said = said;
    this.start = start;
    this.opaque = opaque;
    this.paragraph = paragraph;
    this.label = label;
    this.hash = said.hashCode();
  }

  /**
   * @param paragraph whether a blank line is above it, or nothing
   * @param label how labels of its kind begin, if it names the passage below it
   */
  static Unit of(String text, int start, int end, boolean paragraph, @Nullable String label) {
    return new Unit(text.substring(start, end), start, false, paragraph, label);
  }

  /** One that is like no other. */
  static Unit opaque(String text, int start, int end) {
    return new Unit(text.substring(start, end), start, true, false, null);
  }

  /** A unit in the same place that is like no other. */
  Unit withoutEqual() {
    return new Unit(said, start, true, paragraph, label);
  }

  int start() {
    return start;
  }

  int end() {
    return start + said.length();
  }

  int length() {
    return said.length();
  }

  String said() {
    return said;
  }

  boolean isOpaque() {
    return opaque;
  }

  boolean isLabel() {
    return label != null;
  }

  boolean beginsParagraph() {
    return paragraph;
  }

  /** Whether both are labels, of the same kind. */
  boolean isLabelLike(Unit other) {
    return label != null && label.equals(other.label);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Unit)) {
      return false;
    }
    Unit that = (Unit) other;
    return !opaque && !that.opaque && hash == that.hash && said.equals(that.said);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
