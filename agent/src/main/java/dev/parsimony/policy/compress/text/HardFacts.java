/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises what cannot be guessed and must not be lost: identifiers, amounts, dates, times,
 * addresses and names.
 */
public final class HardFacts {

  private static final int MANY_DIGITS = 4;
  private static final int SHOUTED = 5;
  private static final String CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9%\u2030";
  private static final String WITHIN_NUMBERS = ".,:/";
  private static final int CODE_CHARS = 3;
  private static final Pattern ORDINAL = Pattern.compile("\\d{1,2}(st|nd|rd|th)");

  /* Behind a number, in any case: what may be measured, and paid. */
  private static final Set<String> UNITS =
      WordSet.of(
          "percent prozent per euro euros dollar dollars pound pounds franc francs kr ct"
              + " cents mg ml kg km cm mm kwh mwh kw mb gb tb mbit kbit ghz mhz mbit/s"
              + " gbit/s km/h");

  /** What a text holds. */
  public enum Strength {
    NONE,
    /** A small number, such as in many sayings. */
    WEAK,
    STRONG
  }

  /** The strongest fact that a text holds. */
  public static Strength in(String text) {
    Tokens tokens = new Tokens(text);
    Strength strongest = Strength.NONE;
    for (int i = 0; tokens.has(i); i++) {
      Strength strength = of(tokens, i);
      if (strength == Strength.STRONG) {
        return strength;
      }
      strongest = strength == Strength.WEAK ? strength : strongest;
    }
    return strongest;
  }

  private static Strength of(Tokens tokens, int i) {
    String word = tokens.bare(i);
    int digits = count(word, true);
    if (digits == 0) {
      return isAddress(word) || ProperNames.beginAt(tokens, i) || isCode(tokens, i)
          ? Strength.STRONG
          : Strength.NONE;
    }
    String before = tokens.bare(i - 1);
    String next = tokens.bare(i + 1);
    boolean strong =
        digits >= MANY_DIGITS
            || count(word, false) > 0
            || isDecimalOrTime(word)
            || (digits > 1 && hasCurrency(tokens.written(i)))
            || isUnit(next)
            || isCurrency(before)
            || isDay(word, before, next)
            || (digits == word.length() && isNumber(next));
    return strong ? Strength.STRONG : Strength.WEAK;
  }

  /* In the midst of words that are not all written so. */
  private static boolean isCode(Tokens tokens, int i) {
    String word = tokens.bare(i);
    return word.length() >= SHOUTED
        && isShouted(word)
        && !isShouted(tokens.bare(i - 1))
        && !isShouted(tokens.bare(i + 1));
  }

  private static boolean isShouted(String word) {
    return word.length() > 1 && count(word, false) == word.length();
  }

  private static boolean isAddress(String word) {
    return word.indexOf("://") > 0
        || (word.indexOf('@') > 0 && word.lastIndexOf('.') > word.indexOf('@'))
        || (word.indexOf('/') >= 0 && word.indexOf('/') != word.lastIndexOf('/'));
  }

  /* 7 May, the 7th of May. */
  private static boolean isDay(String word, String before, String next) {
    boolean ordinal = ORDINAL.matcher(word).matches();
    boolean whole = ordinal || count(word, true) == word.length();
    return whole
        && (ProperNames.isCapital(next)
            || ProperNames.isCapital(before)
            || (ordinal && next.equals("of")));
  }

  private static boolean isDecimalOrTime(String word) {
    for (int i = 1; i + 1 < word.length(); i++) {
      if (WITHIN_NUMBERS.indexOf(word.charAt(i)) >= 0
          && Character.isDigit(word.charAt(i - 1))
          && Character.isDigit(word.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnit(String word) {
    return isCurrency(word) || UNITS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isCurrency(String word) {
    return word.length() == CODE_CHARS && count(word, false) == CODE_CHARS;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && count(word, true) == word.length();
  }

  private static boolean hasCurrency(String token) {
    return token.chars().anyMatch(c -> CURRENCIES.indexOf(c) >= 0);
  }

  private static int count(String word, boolean digits) {
    int count = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      count += (digits ? Character.isDigit(c) : Character.isUpperCase(c)) ? 1 : 0;
    }
    return count;
  }

  private HardFacts() {}
}
