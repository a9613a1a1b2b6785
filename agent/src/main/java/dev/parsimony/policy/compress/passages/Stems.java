/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.passages;

import java.util.HashSet;
import java.util.Set;

/**
 * Words by how they begin: "inspected" is like "inspection", and "signed" like "sign". Words of
 * five letters and more are alike by five, those of four and longer ones by four; shorter ones are
 * not.
 */
final class Stems {

  private static final int LONG = 5;
  private static final int SHORT = 4;

  private final Set<String> words = new HashSet<>();
  private final Set<String> ofFive = new HashSet<>();
  private final Set<String> ofFour = new HashSet<>();

  void add(String word) {
    words.add(word);
    if (word.length() >= LONG) {
      ofFive.add(word.substring(0, LONG));
    }
    if (word.length() >= SHORT) {
      ofFour.add(word.substring(0, SHORT));
    }
  }

  /** Whether one of them is like a word. */
  boolean haveLike(String word) {
    if (word.length() < SHORT) {
      return words.contains(word);
    }
    String beginning = word.substring(0, SHORT);
    return word.length() == SHORT
        ? ofFour.contains(beginning)
        : words.contains(beginning) || ofFive.contains(word.substring(0, LONG));
  }
}
