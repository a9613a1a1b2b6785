/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import org.jspecify.annotations.Nullable;

/**
 * A pattern in which {@code *} stands for any text, {@code ?} for one character, and {@code **} for
 * any text at all where {@code *} stops at a separator. Matches in time linear in the text.
 */
public final class Glob {

  private static final char ANY = '\uFFFF';
  private static final char ANY_IN_SEGMENT = '\uFFFE';
  private static final char ONE = '\uFFFD';

  private final String pattern;
  private final String tokens;
  private final int separator;
  private final boolean literal;
  private final boolean prefix;

  private Glob(String pattern, @Nullable Character separator) {
    this.pattern = pattern;
    this.separator = separator == null ? -1 : separator;
    this.tokens = tokens(pattern, separator != null);
    int wild = firstWildcard(tokens);
    this.literal = wild == tokens.length();
    this.prefix = wild == tokens.length() - 1 && tokens.charAt(wild) == ANY;
  }

  /**
   * @param separator what {@code *} does not step over; null for nothing
   */
  public static Glob of(String pattern, @Nullable Character separator) {
    return new Glob(pattern, separator);
  }

  /** The glob as it was written. */
  public String pattern() {
    return pattern;
  }

  public boolean matches(String text) {
    if (literal) {
      return tokens.equals(text);
    }
    return prefix ? text.regionMatches(0, tokens, 0, tokens.length() - 1) : run(text);
  }

  /* All ways through the pattern at once: reached[i] says that the text so far fits tokens 0..i. */
  private boolean run(String text) {
    boolean[] reached = new boolean[tokens.length() + 1];
    reached[0] = true;
    skipEmpty(reached);
    for (int i = 0; i < text.length(); i++) {
      step(reached, text.charAt(i));
      skipEmpty(reached);
    }
    return reached[tokens.length()];
  }

  private void step(boolean[] reached, char c) {
    for (int i = tokens.length(); i > 0; i--) {
      reached[i] =
          (reached[i] && repeats(tokens.charAt(i - 1), c))
              || (reached[i - 1] && takes(tokens.charAt(i - 1), c));
    }
    reached[0] = false;
  }

  private void skipEmpty(boolean[] reached) {
    for (int i = 0; i < tokens.length(); i++) {
      reached[i + 1] |= reached[i] && tokens.charAt(i) >= ANY_IN_SEGMENT;
    }
  }

  private boolean repeats(char token, char c) {
    return token == ANY || (token == ANY_IN_SEGMENT && c != separator);
  }

  private boolean takes(char token, char c) {
    return repeats(token, c) || token == c || (token == ONE && c != separator);
  }

  private static String tokens(String pattern, boolean separated) {
    return pattern
        .replaceAll("[\uFFFD-\uFFFF]", "?")
        .replaceAll("\\*\\*+", String.valueOf(ANY))
        .replace('*', separated ? ANY_IN_SEGMENT : ANY)
        .replace('?', ONE);
  }

  private static int firstWildcard(String tokens) {
    int i = 0;
    while (i < tokens.length() && tokens.charAt(i) < ONE) {
      i++;
    }
    return i;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
