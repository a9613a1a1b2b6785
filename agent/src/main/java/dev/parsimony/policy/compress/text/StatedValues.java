/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.regex.Pattern;

/** Tells whether a text states what may be asked for: a number, a date, an identifier, a name. */
public final class StatedValues {

  /* An amount may be a word, too. */
  private static final Pattern SPELLED =
      Pattern.compile(
          "\\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven"
              + "|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
              + "|million|billion|half|quarter|dozen|daily|weekly|monthly|yearly|annual(ly)?|noon"
              + "|midnight)\\b",
          Pattern.CASE_INSENSITIVE);

  /* A capital within a sentence. */
  private static final Pattern NAME = Pattern.compile("[\\p{Ll},;] \\p{Lu}\\p{Ll}{2,}");

  /**
   * Whether a text states any value.
   *
   * @param amounts whether an amount may be spelled, as where it is asked how much or when
   */
  public static boolean areIn(String text, boolean amounts) {
    return HardFacts.in(text) != HardFacts.Strength.NONE
        || NAME.matcher(text).find()
        || (amounts && SPELLED.matcher(text).find());
  }

  /**
   * Whether a text states what cannot be guessed, which is more than a small number.
   *
   * @param capitals whether a capital makes no name, as nouns have them
   */
  public static boolean cannotBeGuessed(String text, boolean capitals) {
    return HardFacts.in(text) == HardFacts.Strength.STRONG
        || (!capitals && NAME.matcher(text).find());
  }

  /** Whether a text has a number, be it spelled. */
  public static boolean isAmountIn(String text) {
    return HardFacts.in(text) != HardFacts.Strength.NONE || SPELLED.matcher(text).find();
  }

  private StatedValues() {}
}
