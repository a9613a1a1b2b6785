/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import org.jspecify.annotations.Nullable;

/** A text on its way to its normal form: changed where it stands, and only ever shorter. */
final class Draft {

  private final char[] text;
  private int length;
  private @Nullable Prose prose;

  Draft(String text) {
    this.text = text.toCharArray();
    this.length = this.text.length;
  }

  char[] text() {
    return text;
  }

  int length() {
    return length;
  }

  /** Which places are prose, as the text is now. */
  Prose prose() {
    Prose known = prose;
    if (known == null) {
      known = Prose.of(text, length);
      prose = known;
    }
    return known;
  }

  void cut(Cuts cuts) {
    shorten(cuts.apply(text, length));
  }

  /** The text ends earlier, or has become shorter before its end. */
  void shorten(int newLength) {
    if (newLength != length) {
      length = newLength;
      prose = null;
    }
  }

  @Override
  public String toString() {
    return new String(text, 0, length);
  }
}
