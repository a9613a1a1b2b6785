/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** What was counted in a text. */
final class TextCounts {

  final int[] classes = new int[WordClass.values().length];
  int chars;
  int words;
  int wordChars;
  int longWords;
  int capitals;
  int foreign;
  int numbers;
  int tokens;
  int mathSigns;
  int codeSigns;
  int questions;
  int sentences;
  int commas;
  int quotes;
  int blanks;
  int fences;
  int listItems;
  int numericOptions;
  int options;

  /** Of all options together, without their letters. */
  int optionWords;

  /** How many different ones the tokens are. */
  int distinctTokens;

  /** Capitalised words inside of sentences. */
  int names;

  int of(WordClass wordClass) {
    return classes[wordClass.ordinal()];
  }

  void addClasses(int bits) {
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      classes[Integer.numberOfTrailingZeros(rest)]++;
    }
  }
}
