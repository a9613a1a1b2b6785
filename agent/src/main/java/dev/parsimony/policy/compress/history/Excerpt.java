/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.history;

import dev.parsimony.policy.compress.text.HardFacts;
import dev.parsimony.policy.compress.text.Words;
import java.util.regex.Pattern;

/** One sentence of a conversation, while it is decided whether it stays. */
final class Excerpt {

  private static final int FEW_WORDS = 2;
  private static final Pattern VALUES = Pattern.compile("\\S*\\d\\S*|\\b\\p{Lu}\\p{Ll}+");

  /* What somebody wants to hold from then on. */
  private static final Pattern STANDING =
      Pattern.compile(
          "\\b(always|never|from now on|in (the )?future|remember|prefer|allergic|call me|make sure"
              + "|(please|only) (only |always )?(answer|reply|write|speak|use|keep|avoid)"
              + "|(must|should|do|may) not|ab jetzt|immer|niemals?|toujours|jamais|siempre|nunca)\\b",
          Pattern.CASE_INSENSITIVE);

  /* What somebody says of himself, or takes back. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "\\b(I('m|\u2019m| am) (?!(not|just|still|very|so|really|also|sure|afraid|sorry|glad|happy|unable"
              + "|able|going|un\\p{L}+|\\p{L}+(ing|ed)))\\p{L}+|I (live|work|own|can't|cannot|never|always)"
              + "|(we are|we're|we\u2019re) (?!\\p{L}+ing\\b)\\p{L}+|my \\p{L}+ is (?!not\\b|still\\b|\\p{L}+(ing|ed)\\b)"
              + "|I meant|correction|on second thought|ich bin|wir sind|je suis|nous sommes|soy|somos)\\b"
              + "|^actually\\b|\\binstead of\\b",
          Pattern.CASE_INSENSITIVE);
  private final int said;
  private final String text;
  private final HardFacts.Strength strength;
  private final String saying;
  private boolean kept;

  /**
   * @param said the place among all that was said
   */
  Excerpt(int said, String text) {
    this.said = said;
    this.text = text.trim();
    this.strength = HardFacts.in(this.text);
    this.saying = saying(this.text);
  }

  int said() {
    return said;
  }

  String text() {
    return text;
  }

  boolean hasFact() {
    return strength == HardFacts.Strength.STRONG;
  }

  /** Whether it may say what is to hold from then on. */
  boolean isStanding() {
    return STANDING.matcher(text).find();
  }

  /**
   * Whether it may be true of the one who says it alone: about him, a small number, a correction.
   */
  boolean isPersonal() {
    return strength != HardFacts.Strength.NONE || PERSONAL.matcher(text).find();
  }

  /** Whether it cannot be understood without the one before. */
  boolean leans() {
    return Words.contentOf(VALUES.matcher(text).replaceAll(" ")).size() < FEW_WORDS;
  }

  /** What makes two of them the same saying, whatever numbers and quotations stand in it. */
  String saying() {
    return saying;
  }

  private static String saying(String text) {
    StringBuilder saying = new StringBuilder(text.length());
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (Character.isDigit(c)) {
        saying.append(i > 0 && Character.isDigit(text.charAt(i - 1)) ? "" : "9");
      } else if (!quoted || c == '"') {
        saying.append(Character.toLowerCase(c));
      }
    }
    return saying.toString();
  }

  boolean isKept() {
    return kept;
  }

  void keep() {
    kept = true;
  }
}
