/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import java.util.regex.Pattern;

/** The start of a text, which lets itself be looked at only so often. */
final class BoundedText implements CharSequence {

  private static final int MAX_CHARS = 8_192;
  private static final int MAX_LOOKS = 2_000_000;

  private final CharSequence text;
  private final int[] looks;

  private BoundedText(CharSequence text, int[] looks) {
    this.text = text;
    this.looks = looks;
  }

  static BoundedText of(String text) {
    return new BoundedText(text.substring(0, Math.min(MAX_CHARS, text.length())), new int[1]);
  }

  /**
   * Whether the pattern is found.
   *
   * @throws PatternTooCostlyException when that takes too many steps, or too deep a stack
   */
  boolean contains(Pattern pattern) {
    try {
      return pattern.matcher(this).find();
    } catch (StackOverflowError tooDeep) {
      throw new PatternTooCostlyException();
    }
  }

  @Override
  public char charAt(int index) {
    if (++looks[0] > MAX_LOOKS) {
      throw new PatternTooCostlyException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), looks);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
