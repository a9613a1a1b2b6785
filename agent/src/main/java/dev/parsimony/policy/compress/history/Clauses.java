/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.history;

import dev.parsimony.policy.compress.text.HardFacts;
import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The pieces of a sentence: a very long one, as people write it without any marks, is cut where a
 * word that often begins one has a capital.
 */
final class Clauses {

  private static final int LONG = 160;

  static List<String> of(String sentence) {
    if (sentence.length() <= LONG || HardFacts.in(sentence) != HardFacts.Strength.STRONG) {
      return Collections.singletonList(sentence);
    }
    List<String> clauses = new ArrayList<>();
    int start = 0;
    for (int i = 1; i + 1 < sentence.length(); i++) {
      if (begins(sentence, i) && i - start > LONG / 4) {
        clauses.add(sentence.substring(start, i));
        start = i;
      }
    }
    clauses.add(sentence.substring(start));
    return clauses;
  }

  private static boolean begins(String text, int i) {
    if (text.charAt(i - 1) != ' ' || !Character.isUpperCase(text.charAt(i))) {
      return false;
    }
    int end = text.indexOf(' ', i);
    return Words.isFunctionWord(text.substring(i, end < 0 ? text.length() : end));
  }

  private Clauses() {}
}
