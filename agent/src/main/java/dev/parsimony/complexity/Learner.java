/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;

/**
 * Fits a regularised logistic regression by coordinate descent on its quadratic approximations.
 * Weights are drawn to those that it starts from, so that few examples move them little. The same
 * examples give the same weights.
 */
final class Learner {

  private static final double SIGNAL_PULL = 2;
  private static final double RISING_PULL = 20;
  private static final double GRAM_PULL = 5;
  private static final int ROUNDS = 8;
  private static final int SWEEPS = 4;
  private static final double LEAST_CURVATURE = 1e-3;

  private final Design design;
  private final boolean[] learned;
  private final double[] curvature;
  private final double[] residual;
  private final double[] means = new double[Signal.count()];
  private final double[] weights = new double[Signal.count()];
  private final double[] grams = new double[Grams.BUCKETS];
  private final double[] start;
  private final double[] gramStart;
  private double bias;

  private Learner(Design design, boolean[] learned, Weights from) {
    this.design = design;
    this.learned = learned;
    this.curvature = new double[design.rows];
    this.residual = new double[design.rows];
    for (Signal signal : Signal.ALL) {
      weights[signal.ordinal()] = from.weight(signal);
    }
    byte[] vocabulary = from.vocabulary();
    for (int i = 0; i < grams.length; i++) {
      grams[i] = from.step() * vocabulary[i];
    }
    this.start = weights.clone();
    this.gramStart = grams.clone();
  }

  /**
   * @param learned which rows to learn from
   */
  static LinearModel fit(Design design, boolean[] learned, Weights from) {
    Learner learner = new Learner(design, learned, from);
    learner.center();
    for (int round = 0; round < ROUNDS; round++) {
      learner.approximate();
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        learner.sweep();
      }
    }
    return new LinearModel(learner.bias, learner.weights, learner.means, learner.grams);
  }

  /* Signals count from their mean. The bias begins near its end, or the approximations part. */
  private void center() {
    int count = 0;
    double targets = 0;
    for (int row = 0; row < design.rows; row++) {
      if (learned[row]) {
        count++;
        targets += design.targets[row];
        for (int s = 0; s < means.length; s++) {
          means[s] += design.signals[s][row];
        }
      }
    }
    for (int s = 0; s < means.length; s++) {
      means[s] /= Math.max(1, count);
    }
    bias = Math.log((targets + 1) / (count - targets + 1));
  }

  private void approximate() {
    double[] margins = new LinearModel(bias, weights, means, grams).margins(design);
    Arrays.fill(curvature, 0);
    Arrays.fill(residual, 0);
    for (int row = 0; row < design.rows; row++) {
      if (learned[row]) {
        double p = LinearModel.probability(margins[row]);
        curvature[row] = Math.max(LEAST_CURVATURE, p * (1 - p));
        residual[row] = (design.targets[row] - p) / curvature[row];
      }
    }
  }

  private void sweep() {
    moveBias();
    for (Signal signal : Signal.ALL) {
      moveSignal(signal);
    }
    for (int bucket = 0; bucket < grams.length; bucket++) {
      moveGram(bucket);
    }
  }

  private void moveBias() {
    double slope = 0;
    double bend = 0;
    for (int row = 0; row < design.rows; row++) {
      slope += curvature[row] * residual[row];
      bend += curvature[row];
    }
    double move = bend == 0 ? 0 : slope / bend;
    bias += move;
    for (int row = 0; row < design.rows; row++) {
      residual[row] -= move;
    }
  }

  private void moveSignal(Signal signal) {
    int s = signal.ordinal();
    double[] values = design.signals[s];
    double mean = means[s];
    double pull = signal.rising() ? RISING_PULL : SIGNAL_PULL;
    double slope = pull * (start[s] - weights[s]);
    double bend = pull;
    for (int row = 0; row < design.rows; row++) {
      double value = values[row] - mean;
      slope += curvature[row] * value * residual[row];
      bend += curvature[row] * value * value;
    }
    double to = weights[s] + slope / bend;
    double move = (signal.rising() ? Math.max(0, to) : to) - weights[s];
    weights[s] += move;
    for (int row = 0; row < design.rows; row++) {
      residual[row] -= move * (values[row] - mean);
    }
  }

  private void moveGram(int bucket) {
    int[] rows = design.grams[bucket];
    double[] values = design.gramValues;
    double slope = GRAM_PULL * (gramStart[bucket] - grams[bucket]);
    double bend = GRAM_PULL;
    for (int row : rows) {
      double bent = curvature[row] * values[row];
      slope += bent * residual[row];
      bend += bent * values[row];
    }
    double move = slope / bend;
    grams[bucket] += move;
    for (int row : rows) {
      residual[row] -= move * values[row];
    }
  }
}
