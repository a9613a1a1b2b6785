/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.StringTokenizer;

/**
 * Recognises what cannot be guessed and must not be lost: identifiers, amounts, dates, times,
 * addresses and names.
 */
public final class HardFacts {

  private static final int MANY_DIGITS = 4;
  private static final int ID_CHARS = 5;
  private static final int NAME_CHARS = 3;
  private static final String CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9%\u2030";
  private static final String WITHIN_NUMBERS = ".,:/";

  /** What a text holds. */
  public enum Strength {
    NONE,
    /** A small number, such as in many sayings. */
    WEAK,
    STRONG
  }

  /** The strongest fact that a text holds. */
  public static Strength in(String text) {
    StringTokenizer tokens = new StringTokenizer(text);
    Strength strongest = Strength.NONE;
    String before = "";
    String token = tokens.hasMoreTokens() ? tokens.nextToken() : "";
    while (!token.isEmpty()) {
      String next = tokens.hasMoreTokens() ? tokens.nextToken() : "";
      Strength strength = of(token, before, bare(next));
      if (strength == Strength.STRONG) {
        return strength;
      }
      strongest = strength == Strength.WEAK ? strength : strongest;
      before = bare(token);
      token = next;
    }
    return strongest;
  }

  private static Strength of(String token, String before, String next) {
    String word = bare(token);
    int digits = count(word, true);
    if (digits == 0) {
      return isAddress(word) || isName(token, next) ? Strength.STRONG : Strength.NONE;
    }
    boolean strong =
        digits >= MANY_DIGITS
            || isId(word, digits)
            || isDecimalOrTime(word)
            || (digits > 1 && hasCurrency(token))
            || isUnit(next)
            || isUnit(before)
            || (digits == word.length()
                && (isNumber(next) || isCapital(next) || isCapital(before)));
    return strong ? Strength.STRONG : Strength.WEAK;
  }

  private static boolean isId(String word, int digits) {
    return word.length() >= ID_CHARS && digits > 1 && count(word, false) > 0;
  }

  private static boolean isAddress(String word) {
    return word.indexOf("://") > 0
        || (word.indexOf('@') > 0 && word.lastIndexOf('.') > word.indexOf('@'))
        || (word.indexOf('/') >= 0 && word.indexOf('/') != word.lastIndexOf('/'));
  }

  /* Two words with capitals in a row, but for how a sentence begins. */
  private static boolean isName(String token, String next) {
    String word = bare(token);
    return isProper(word) && isProper(next) && token.endsWith(word) && !Words.isFunctionWord(word);
  }

  private static boolean isProper(String word) {
    return isCapital(word) && !Words.isFunctionWord(word);
  }

  private static boolean isCapital(String word) {
    return word.length() >= NAME_CHARS
        && Character.isUpperCase(word.charAt(0))
        && Character.isLowerCase(word.charAt(1));
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
    boolean code = word.length() == NAME_CHARS && count(word, false) == NAME_CHARS;
    return code || word.equals("percent") || word.equals("Prozent");
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

  private static String bare(String token) {
    int start = 0;
    int end = token.length();
    while (start < end && !Character.isLetterOrDigit(token.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(token.charAt(end - 1))) {
      end--;
    }
    return token.substring(start, end);
  }

  private HardFacts() {}
}
