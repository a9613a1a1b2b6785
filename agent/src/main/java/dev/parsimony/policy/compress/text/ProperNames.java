/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.Locale;
import java.util.Set;

/** Recognises names of several words, as they are written with capitals. */
final class ProperNames {

  private static final int NAME_CHARS = 3;
  private static final int SURNAME_CHARS = 2;

  private static final Set<String> TITLES =
      WordSet.of("dr mr mrs ms miss prof professor doctor herr frau mme mlle sr sra don do\u00f1a");
  private static final Set<String> PARTICLES =
      WordSet.of("van von de del della di da dos du bin ibn al");

  /* May follow one of these; by themselves they join nouns in several languages. */
  private static final Set<String> SECOND_PARTICLES = WordSet.of("der den dem de la las los le");

  /* First names that are other words, too. */
  private static final Set<String> AMBIGUOUS = WordSet.of("will may don");

  /** Whether a name begins with a word: two with capitals in a row, but for how sentences begin. */
  static boolean beginAt(Tokens tokens, int i) {
    String word = tokens.bare(i);
    String next = tokens.bare(i + 1);
    if (TITLES.contains(word.toLowerCase(Locale.ROOT)) && isUpper(word) && isCapital(next)) {
      return true;
    }
    return isFirst(tokens, i)
        && tokens.goesOn(i)
        && (isLast(next) || isLastBehindParticles(tokens, i + 1));
  }

  private static boolean isFirst(Tokens tokens, int i) {
    String word = tokens.bare(i);
    if (!isCapital(word)) {
      return false;
    }
    String before = tokens.bare(i - 1);
    boolean within = !before.isEmpty() && Character.isLowerCase(before.charAt(0));
    return !Words.isFunctionWord(word)
        || (within && AMBIGUOUS.contains(word.toLowerCase(Locale.ROOT)));
  }

  private static boolean isLastBehindParticles(Tokens tokens, int i) {
    if (!PARTICLES.contains(tokens.bare(i))) {
      return false;
    }
    int last = SECOND_PARTICLES.contains(tokens.bare(i + 1)) ? i + 2 : i + 1;
    return isLast(tokens.bare(last));
  }

  private static boolean isLast(String word) {
    return isCapital(word, SURNAME_CHARS) && !Words.isFunctionWord(word);
  }

  /** Whether a word is written as names are. */
  static boolean isCapital(String word) {
    return isCapital(word, NAME_CHARS);
  }

  private static boolean isCapital(String word, int chars) {
    if (word.length() < chars || !isUpper(word)) {
      return false;
    }
    char second = word.charAt(1);
    boolean elided = second == '\'' || second == '\u2019';
    return Character.isLowerCase(second) || (elided && word.length() > NAME_CHARS);
  }

  private static boolean isUpper(String word) {
    return Character.isUpperCase(word.charAt(0));
  }

  private ProperNames() {}
}
