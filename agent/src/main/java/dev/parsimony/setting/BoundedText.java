/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text for the patterns of rules, which lets itself be looked at only so often: a pattern that
 * backtracks without end does not hold up the application. For one thread.
 */
public final class BoundedText implements CharSequence {

  private static final int MAX_CHARS = 8_192;
  private static final int MAX_LOOKS = 2_000_000;

  private final CharSequence text;
  private final int[] looks;

  private BoundedText(CharSequence text, int[] looks) {
    this.text = text;
    this.looks = looks;
  }

  public static BoundedText of(String text) {
    return new BoundedText(text, new int[1]);
  }

  /** The start of a text. */
  public static BoundedText startOf(String text) {
    return of(text.substring(0, Math.min(MAX_CHARS, text.length())));
  }

  /**
   * Whether the pattern is found.
   *
   * @throws PatternTooCostlyException when that takes too many steps, or too deep a stack
   */
  public boolean contains(Pattern pattern) {
    return findNext(pattern.matcher(this));
  }

  /**
   * Whether the matcher of such a text finds its pattern again.
   *
   * @throws PatternTooCostlyException when that takes too many steps, or too deep a stack
   */
  public static boolean findNext(Matcher matcher) {
    try {
      return matcher.find();
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
