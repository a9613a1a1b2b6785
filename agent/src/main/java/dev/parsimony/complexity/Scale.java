/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/**
 * The scale of scores: 30 where a cheap model's answer is expected not to be good for one prompt of
 * five, 70 for one of two, and by the log odds between and beyond.
 */
final class Scale {

  private static final double STRETCH = 2 * logOdds(0.7) / (logOdds(0.5) - logOdds(0.2));
  private static final double SHIFT = logOdds(0.7) - STRETCH * logOdds(0.5);
  private static final double FLAT = 1e-6;

  /**
   * @param bias log odds of the average prompt
   * @param parts log odds that each feature adds; becomes the shares
   * @param points added to the score as they are
   */
  static Complexity complexity(double bias, double[] parts, double points) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    double base = score(bias);
    double learned = score(bias + sum);
    double slope =
        Math.abs(sum) < FLAT ? STRETCH * base * (1 - base / 100) : (learned - base) / sum;
    for (int i = 0; i < parts.length; i++) {
      parts[i] *= slope;
    }
    double score = Math.max(0, Math.min(100, learned + points));
    parts[Feature.RULE.ordinal()] = score - learned;
    return new Complexity(score, base, parts);
  }

  static double score(double logOdds) {
    return 100 / (1 + Math.exp(-STRETCH * logOdds - SHIFT));
  }

  /** How likely a cheap model's answer is not good, by a score. */
  static double probability(double score) {
    double inside = Math.max(1e-6, Math.min(1 - 1e-6, score / 100));
    return LinearModel.probability((logOdds(inside) - SHIFT) / STRETCH);
  }

  static Level level(double score) {
    return level(score, Complexity.SIMPLE_BELOW, Complexity.COMPLEX_FROM);
  }

  static Level level(double score, double simpleBelow, double complexFrom) {
    if (score >= complexFrom) {
      return Level.COMPLEX;
    }
    return score < simpleBelow ? Level.SIMPLE : Level.MODERATE;
  }

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  private Scale() {}
}
