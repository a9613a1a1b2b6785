/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import org.jspecify.annotations.Nullable;

/** A stretch of text, equal to another that says the same. */
final class Unit {

  private final String said;
  private final int start;
  private final boolean opaque;
  private final int hash;

  /**
   * @param opaque whether it is like no other
   */
  Unit(String text, int start, int end, boolean opaque) {
    this.said = text.substring(start, end);
    this.start = start;
    this.opaque = opaque;
    this.hash = said.hashCode();
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
