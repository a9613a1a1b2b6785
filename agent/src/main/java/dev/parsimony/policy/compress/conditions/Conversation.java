/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.conditions;

import dev.parsimony.policy.compress.text.LookUp;
import dev.parsimony.policy.compress.text.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What conditions are compared with: the words of a conversation, and its mood. */
public final class Conversation {

  private static final int BEGINNING = 4;

  private final Set<String> words = new HashSet<>();
  private final boolean amounts;
  private final boolean times;
  private boolean mood;

  /**
   * @param said all that was said and found out
   * @param question the newest question
   */
  public Conversation(Collection<String> said, String question) {
    said.forEach(this::add);
    this.amounts = LookUp.isForAmounts(question);
    this.times = LookUp.isForTimes(question);
  }

  private void add(String text) {
    mood |= text.indexOf('!') >= 0;
    for (String word : Words.contentOf(text)) {
      words.add(word);
      words.add(beginning(word));
      mood |= ConditionWords.isOfMood(word);
    }
  }

  /** Whether it has one of some words, or another one with the same beginning. */
  boolean hasAnyOf(Set<String> terms) {
    return terms.stream().anyMatch(term -> words.contains(term) || words.contains(beginning(term)));
  }

  /** Whether somebody shows in it how they feel. */
  boolean hasMood() {
    return mood;
  }

  boolean asksForAmounts() {
    return amounts;
  }

  boolean asksForTimes() {
    return times;
  }

  /* Marked, so that it is no word; one that is too short is a beginning of its own only. */
  private static String beginning(String word) {
    return word.length() < BEGINNING ? word : word.substring(0, BEGINNING) + "*";
  }
}
