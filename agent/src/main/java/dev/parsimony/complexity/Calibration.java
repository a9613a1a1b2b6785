/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;
import java.util.List;

/** Weights learned from labelled tasks, and how well they foretell tasks not learned from. */
public final class Calibration {

  private static final int FOLDS = 5;
  private static final int FITTING_ROUNDS = 30;

  private final Weights weights;
  private final double[] heldOut;

  private Calibration(Weights weights, double[] heldOut) {
    this.weights = weights;
    this.heldOut = heldOut;
  }

  /**
   * Learns from examples.
   *
   * @param from the weights to start from
   * @param origin what the new weights say they were learned from
   */
  public static Calibration learn(List<Labelled> examples, Weights from, String origin) {
    Design design = new Design(examples);
    double[] margins = crossValidated(design, examples, from);
    double[] line = fitLine(margins, examples);
    boolean[] all = new boolean[design.rows];
    Arrays.fill(all, true);
    LinearModel model = Learner.fit(design, all, from);
    double[] heldOut =
        Arrays.stream(margins).map(margin -> Scale.score(line[0] * margin + line[1])).toArray();
    return new Calibration(model.rounded(design, line[0], line[1], origin), heldOut);
  }

  public Weights weights() {
    return weights;
  }

  /** The score of each example by weights that were learned from the others. */
  public double[] heldOutScores() {
    return heldOut.clone();
  }

  private static double[] crossValidated(Design design, List<Labelled> examples, Weights from) {
    double[] margins = new double[design.rows];
    boolean[] learned = new boolean[design.rows];
    for (int fold = 0; fold < FOLDS; fold++) {
      for (int row = 0; row < design.rows; row++) {
        learned[row] = fold(examples.get(row)) != fold;
      }
      double[] ofFold = Learner.fit(design, learned, from).margins(design);
      for (int row = 0; row < design.rows; row++) {
        margins[row] = learned[row] ? margins[row] : ofFold[row];
      }
    }
    return margins;
  }

  /* By the text, so that a prompt that stands twice is never learned from and foretold at once. */
  private static int fold(Labelled example) {
    long hash = Hashes.START;
    String text = example.task().text();
    for (int i = 0; i < text.length(); i++) {
      hash = Hashes.add(hash, text.charAt(i));
    }
    return Hashes.bucket(hash, 20) % FOLDS;
  }

  /* Which line through the log odds tells best how often the cheap model is wrong. */
  private static double[] fitLine(double[] margins, List<Labelled> examples) {
    double stretch = 1;
    double shift = 0;
    for (int round = 0; round < FITTING_ROUNDS; round++) {
      double[] sums = new double[5];
      for (int row = 0; row < margins.length; row++) {
        double p = LinearModel.probability(stretch * margins[row] + shift);
        double error = (examples.get(row).weakGood() ? 0 : 1) - p;
        double bend = p * (1 - p) + 1e-9;
        sums[0] += error * margins[row];
        sums[1] += error;
        sums[2] += bend * margins[row] * margins[row];
        sums[3] += bend * margins[row];
        sums[4] += bend;
      }
      double area = sums[2] * sums[4] - sums[3] * sums[3] + 1e-9;
      stretch += (sums[4] * sums[0] - sums[3] * sums[1]) / area;
      shift += (sums[2] * sums[1] - sums[3] * sums[0]) / area;
      stretch = Math.max(0.1, Math.min(3, stretch));
      shift = Math.max(-5, Math.min(5, shift));
    }
    return new double[] {stretch, shift};
  }
}
