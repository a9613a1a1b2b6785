/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.history;

import dev.parsimony.policy.compress.text.HardFacts;
import dev.parsimony.policy.compress.text.Words;
import java.util.regex.Pattern;

/** One sentence of a conversation, while it is decided whether it stays. */
final class Excerpt {

  private static final int FEW_WORDS = 2;
  private static final int SOME_WORDS = 4;
  private static final Pattern VALUES = Pattern.compile("\\S*\\d\\S*|\\b\\p{Lu}\\p{Ll}+");

  /* What somebody wants to hold from then on. */
  private static final Pattern STANDING =
      Pattern.compile(
          "\\b(always|from now on|in (the )?future|prefer|allergic|call me|make sure"
              + "|never (?!(seen|made|had|heard|got|been|used|received|happened|authori[sz]ed)\\b)"
              + "|(?<!\\b(not|to|can't|don't|didn't) )remember"
              + "|(please|only) (only |always )?(answer|reply|write|speak|use|keep|avoid)"
              + "|(must|should|may) not|(?<!\\bI )do not|ab jetzt|immer|niemals?|toujours|jamais|siempre|nunca)\\b",
          Pattern.CASE_INSENSITIVE);

  /* What somebody says of himself, or takes back. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "\\b(I('m|\u2019m| am) (?!(not|just|still|very|so|really|also|sure|afraid|sorry|glad|happy|unable"
              + "|able|going|un\\p{L}+|\\p{L}+(ing|ed)))\\p{L}+|I (live|work|own|never|always)"
              + "|I (can't|can\u2019t|cannot) (?!(even )?(use|get|see|find|access|open|make|log|sign|verify"
              + "|tell|seem|figure|reach|pay|send|add|remember|believe|wait|understand|do|prove|withdraw)\\b)\\p{L}+"
              + "|(we are|we're|we\u2019re) (?!\\p{L}+ing\\b)\\p{L}+|my \\p{L}+ is (?!not\\b|still\\b|\\p{L}+(ing|ed)\\b)"
              + "|I meant|correction|on second thought|ich bin|wir sind|je suis|nous sommes|soy|somos)\\b"
              + "|^[^:=?]{2,50}(:| =) \\S|I('d|\u2019d| would) like (?!to\\b|an?\\b)"
              + "|^actually\\b|\\binstead of\\b",
          Pattern.CASE_INSENSITIVE);

  /* Asks for something, and tells nothing by a small number in it. */
  private static final Pattern OPEN_QUESTION =
      Pattern.compile("^(what|what's|how|why|where|which|who)\\b[^:=]*$", Pattern.CASE_INSENSITIVE);

  /* What must not be overlooked, whoever says it. */
  private static final Pattern DELICATE =
      Pattern.compile(
          "\\b(allerg\\p{L}+|intoleran\\p{L}+|bad reaction|react(s|ed)? (badly )?to|vegans?|vegetarians?"
              + "|kosher|halal|co?eliac|shellfish|peanuts?|dairy|low.sodium"
              + "|gluten|lactose|diabet\\p{L}+|pregnan\\p{L}+|wheelchair|asthma\\p{L}*"
              + "|epilep\\p{L}+)\\b",
          Pattern.CASE_INSENSITIVE);

  /* What somebody is promised. */
  private static final Pattern PROMISE =
      Pattern.compile(
          "\\b(promis\\p{L}+|guarantee\\p{L}*|(I|we)(('|\u2019)ll| will|('|\u2019)ve| have) (note|noted|book"
              + "|booked|reserve|reserved|arrange|arranged|refund|refunded|credit|credited|waive|waived"
              + "|cancel|cancelled|confirm|confirmed|agree|agreed|grant|granted|schedule|scheduled|extend"
              + "|extended|serve|bring|deliver|pay|replace|replaced))\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  private final int said;
  private final String text;
  private final boolean goesOn;
  private final HardFacts.Strength strength;
  private final String saying;
  private boolean kept;

  /**
   * @param said the place among all that was said
   * @param goesOn whether it is the rest of a sentence
   */
  Excerpt(int said, String text, boolean goesOn) {
    this.said = said;
    this.text = text.trim();
    this.goesOn = goesOn && Character.isLowerCase(this.text.charAt(0));
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
    return (strength != HardFacts.Strength.NONE && !isOpenQuestion())
        || PERSONAL.matcher(text).find();
  }

  /** Whether it speaks of health or diet, whoever says it. */
  boolean isDelicate() {
    return DELICATE.matcher(text).find();
  }

  /** Whether it may tell the other one something of his own: a small number, a promise. */
  boolean isTold() {
    return HardFacts.in(unquoted()) != HardFacts.Strength.NONE || PROMISE.matcher(text).find();
  }

  private boolean isOpenQuestion() {
    return !goesOn && OPEN_QUESTION.matcher(text).find();
  }

  /** The text without what stands in quotation marks. */
  String unquoted() {
    return QUOTED.matcher(text).replaceAll("");
  }

  /** Whether it cannot be understood without the one before. */
  boolean leans() {
    int words = Words.contentOf(VALUES.matcher(text).replaceAll(" ")).size();
    return words < (goesOn ? SOME_WORDS : FEW_WORDS);
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
