/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** What was counted for one task. */
final class Reading {

  private static final double SIGNIFICANT_CHARS = 20_000;

  final Task task;
  final TextCounts text;
  private final TextCounts system;

  private Reading(Task task, TextCounts text, TextCounts system) {
    this.task = task;
    this.text = text;
    this.system = system;
  }

  static Reading of(Task task, Grams grams) {
    TextCounts text = TextMeter.count(task.text(), grams);
    return new Reading(task, text, TextMeter.count(task.system(), null));
  }

  /** How often words of a class occur: 0 for never, 1 from a limit on, by the logarithm. */
  double words(WordClass of, int limit) {
    return log(text.of(of), limit);
  }

  /** The part of the words that are of a class: 1 from a limit on. */
  double share(WordClass of, double limit) {
    return share(text.of(of), text.words, limit);
  }

  /** The same with the words of the system prompt. */
  double wordsOfBoth(WordClass of, int limit) {
    return log(text.of(of) + system.of(of), limit);
  }

  double length() {
    return log(text.chars, SIGNIFICANT_CHARS);
  }

  /** How many of the words, numbers and signs are different ones: 1 where none comes twice. */
  double variety() {
    return (double) text.distinctTokens / (text.tokens + 1);
  }

  /** The words outside of the options to choose from. */
  int stemWords() {
    return Math.max(0, text.words + text.numbers - text.optionWords);
  }

  double wordsOfAnOption() {
    return text.options == 0 ? 0 : (double) text.optionWords / text.options;
  }

  static double log(double count, double limit) {
    return Math.min(1, Math.log1p(count) / Math.log1p(limit));
  }

  static double share(double part, double whole, double limit) {
    return whole == 0 ? 0 : Math.min(1, part / whole / limit);
  }

  /** Where a value stands between two bounds, by the logarithm. */
  static double between(double value, double low, double high) {
    return clamp(Math.log(Math.max(value, low) / low) / Math.log(high / low));
  }

  static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
