/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.conditions;

import dev.parsimony.policy.compress.text.StatedValues;
import dev.parsimony.policy.compress.text.ValueKind;
import dev.parsimony.policy.compress.text.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of instructions that holds under a condition which the words of a conversation tell:
 * {@code When a customer asks for a new card, ...}. Immutable.
 */
final class Condition {

  private static final int SHORTEST = 20;

  private final Set<String> words;
  private final boolean mood;
  private final boolean amount;
  private final boolean duration;

  private Condition(Set<String> words, boolean mood, boolean amount, boolean duration) {
    this.words = words;
    this.mood = mood;
    this.amount = amount;
    this.duration = duration;
  }

  /** The condition of a sentence; null for one that holds without, or that has to stay anyhow. */
  static @Nullable Condition of(String sentence) {
    String text = ConditionForm.withoutMark(sentence);
    if (text.length() < SHORTEST
        || !ConditionForm.is(text)
        || ConditionWords.stay(Words.of(text))
        || ConditionWords.of(ConditionForm.head(text)).isEmpty()
        || StatedValues.cannotBeGuessed(text, ConditionForm.hasCapitals(text))) {
      return null;
    }
    Set<String> words = ConditionWords.of(text);
    boolean mood = words.removeIf(ConditionWords::isOfMood);
    String rest = ValueKind.DURATION.leftOutOf(text);
    return new Condition(words, mood, StatedValues.isAmountIn(rest), !rest.equals(text));
  }

  /** Whether a conversation has anything to do with it. */
  boolean isTouchedBy(Conversation conversation) {
    return (mood && conversation.hasMood())
        || (amount && conversation.asksForAmounts())
        || (duration && conversation.asksForTimes())
        || conversation.hasAnyOf(words);
  }
}
