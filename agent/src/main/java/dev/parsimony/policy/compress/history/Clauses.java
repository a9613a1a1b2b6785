/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.history;

import dev.parsimony.policy.compress.text.HardFacts;
import dev.parsimony.policy.compress.text.WordSet;
import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The pieces of a sentence: a very long one, as people write it without any marks, is cut where a
 * word stands that often begins one.
 */
final class Clauses {

  private static final int LONG = 80;
  private static final int SHORTEST = 30;
  private static final int WORD = 4;
  private static final String ENDS = ".!?\u2026";

  /* Begin a sentence also where they have no capital. */
  private static final Set<String> OPENING =
      WordSet.of(
          "what what's how when where why who which can could do does please tell i i'm i've i'd i'll");

  static List<String> of(String sentence) {
    if (sentence.length() <= LONG) {
      return Collections.singletonList(sentence);
    }
    boolean veryLong = sentence.length() > 2 * LONG;
    List<String> clauses = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 1; i + 1 < sentence.length(); i++) {
      quoted ^= sentence.charAt(i - 1) == '"';
      if (!quoted
          && sentence.charAt(i - 1) == ' '
          && i - start > SHORTEST
          && (begins(sentence, i, veryLong) || isBehindEnd(sentence, i))
          && !isWithinValue(sentence, i)) {
        clauses.add(sentence.substring(start, i));
        start = i;
      }
    }
    clauses.add(sentence.substring(start));
    return clauses;
  }

  private static boolean begins(String text, int i, boolean anyCase) {
    String word = text.substring(i, wordEnd(text, i));
    if (word.isEmpty()) {
      return false;
    }
    return Character.isUpperCase(word.charAt(0))
        ? Words.isFunctionWord(word)
        : anyCase && OPENING.contains(word);
  }

  /* A mark behind a word that is no abbreviation, also where it goes on without a capital. */
  private static boolean isBehindEnd(String text, int i) {
    int mark = i - 2;
    if (mark < WORD || ENDS.indexOf(text.charAt(mark)) < 0) {
      return false;
    }
    return text.substring(mark - WORD, mark).chars().allMatch(Character::isLetter);
  }

  /* Such as a name or an address, which no part of is a value by itself. */
  private static boolean isWithinValue(String text, int i) {
    int next = Math.min(wordEnd(text, i) + 1, text.length());
    String before = text.substring(text.lastIndexOf(' ', i - 2) + 1, i);
    String behind = text.substring(i, wordEnd(text, next));
    return isValue(before + behind) && !isValue(before) && !isValue(behind);
  }

  private static boolean isValue(String text) {
    return HardFacts.in(text) == HardFacts.Strength.STRONG;
  }

  private static int wordEnd(String text, int i) {
    int end = text.indexOf(' ', i);
    return end < 0 ? text.length() : end;
  }

  private Clauses() {}
}
