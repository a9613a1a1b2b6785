/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;

/** Weights as they are learned, before they are rounded for a file. */
final class LinearModel {

  private final double bias;
  private final double[] weights;
  private final double[] means;
  private final double[] grams;

  LinearModel(double bias, double[] weights, double[] means, double[] grams) {
    this.bias = bias;
    this.weights = weights;
    this.means = means;
    this.grams = grams;
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** The log odds of each row. */
  double[] margins(Design design) {
    double[] margins = vocabulary(design);
    for (int row = 0; row < margins.length; row++) {
      double sum = bias;
      for (int s = 0; s < weights.length; s++) {
        sum += weights[s] * (design.signals[s][row] - means[s]);
      }
      margins[row] += sum;
    }
    return margins;
  }

  private double[] vocabulary(Design design) {
    double[] sums = new double[design.rows];
    for (int bucket = 0; bucket < grams.length; bucket++) {
      for (int row : design.grams[bucket]) {
        sums[row] += grams[bucket] * design.gramValues[row];
      }
    }
    return sums;
  }

  /**
   * These weights for a file.
   *
   * @param stretch what all log odds are multiplied with
   * @param shift what is then added
   */
  Weights rounded(Design design, double stretch, double shift, String origin) {
    double mean = Arrays.stream(vocabulary(design)).average().orElse(0);
    double largest = Arrays.stream(grams).map(Math::abs).max().orElse(0);
    double step = largest / WeightsFile.maxSteps();
    byte[] steps = new byte[grams.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step == 0 ? 0 : (byte) Math.round(grams[i] / step);
    }
    double[] stretched = Arrays.stream(weights).map(weight -> weight * stretch).toArray();
    return new Weights(
        origin,
        (bias + mean) * stretch + shift,
        stretched,
        means,
        mean * stretch,
        step * stretch,
        steps);
  }
}
