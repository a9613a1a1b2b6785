/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the rows that the conversation speaks of by a value of their own. */
final class References {

  private static final int LEAST_CHARS = 3;
  private static final int COMMON = 3;

  private final Set<String> words;

  /**
   * @param text what is said about the rows
   */
  References(String text) {
    this.words = Words.contentOf(text);
    words.removeIf(word -> word.length() < LEAST_CHARS);
  }

  BitSet in(List<String> rows) {
    List<Set<String>> mentioned = new ArrayList<>();
    Map<String, Integer> spread = new HashMap<>();
    for (String row : rows) {
      Set<String> found = Words.contentOf(row);
      found.retainAll(words);
      found.forEach(word -> spread.merge(word, 1, Integer::sum));
      mentioned.add(found);
    }
    int most = Math.max(2, rows.size() / COMMON);
    BitSet in = new BitSet(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      in.set(i, mentioned.get(i).stream().anyMatch(word -> spread.getOrDefault(word, 0) <= most));
    }
    return in;
  }
}
