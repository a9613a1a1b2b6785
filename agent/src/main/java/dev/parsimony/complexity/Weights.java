/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;

/**
 * What each signal and each bucket of the vocabulary weighs, in log odds that a cheap model's
 * answer is not good. Signals count from their mean, so that the bias is what an average prompt
 * has. Immutable.
 */
public final class Weights {

  private final String origin;
  private final double bias;
  private final double[] weights;
  private final double[] means;
  private final double vocabularyMean;
  private final double step;
  private final byte[] vocabulary;

  Weights(
      String origin,
      double bias,
      double[] weights,
      double[] means,
      double vocabularyMean,
      double step,
      byte[] vocabulary) {
    this.origin = origin;
    this.bias = bias;
    this.weights = weights;
    this.means = means;
    this.vocabularyMean = vocabularyMean;
    this.step = step;
    this.vocabulary = vocabulary;
  }

  /** The weights that come with the agent. */
  public static Weights standard() {
    return Standard.WEIGHTS;
  }

  /** Weights of which nothing is learned. */
  public static Weights assumed() {
    double[] weights = new double[Signal.count()];
    for (Signal signal : Signal.values()) {
      weights[signal.ordinal()] = signal.assumed();
    }
    double[] means = new double[weights.length];
    return new Weights("assumed", -2.2, weights, means, 0, 0, new byte[Grams.BUCKETS]);
  }

  /** What they were learned from. */
  public String origin() {
    return origin;
  }

  double bias() {
    return bias;
  }

  double weight(Signal signal) {
    return weights[signal.ordinal()];
  }

  double mean(Signal signal) {
    return means[signal.ordinal()];
  }

  double vocabularyMean() {
    return vocabularyMean;
  }

  double step() {
    return step;
  }

  byte[] vocabulary() {
    return Arrays.copyOf(vocabulary, vocabulary.length);
  }

  /** The log odds that a signal adds. */
  double part(Signal signal, double value) {
    return weight(signal) * (value - mean(signal));
  }

  /** The log odds that the vocabulary adds. */
  double part(Grams grams) {
    if (step == 0 || grams.size() == 0) {
      return 0;
    }
    return step * grams.sum(vocabulary) / Math.sqrt(grams.size()) - vocabularyMean;
  }

  /** Read when they are first wanted. */
  private static final class Standard {
    static final Weights WEIGHTS = WeightsFile.standard();
  }
}
