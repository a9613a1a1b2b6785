/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.Arrays;
import java.util.List;

/**
 * A logistic regression over sparse rows, as anybody would write it: the baseline. Fitted by
 * coordinate descent on quadratic approximations, until it stands still.
 */
final class PlainLogistic {

  /** The features of a row: which, ascending or not, and how much. */
  record Row(int[] features, double[] values) {}

  private static final int ROUNDS = 10;
  private static final int SWEEPS = 5;

  private final double[] weights;
  private double bias;

  private PlainLogistic(int features) {
    this.weights = new double[features];
  }

  /**
   * @param penalty of the squared weights; the bias has none
   */
  static PlainLogistic fit(List<Row> rows, boolean[] labels, int features, double penalty) {
    PlainLogistic model = new PlainLogistic(features);
    int[][] where = new int[features][0];
    double[][] values = new double[features][0];
    transpose(rows, where, values);
    double[] curvature = new double[rows.size()];
    double[] residual = new double[rows.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < curvature.length; i++) {
        double p = 1 / (1 + Math.exp(-model.score(rows.get(i))));
        curvature[i] = Math.max(1e-4, p * (1 - p));
        residual[i] = ((labels[i] ? 1 : 0) - p) / curvature[i];
      }
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        model.sweep(where, values, curvature, residual, penalty);
      }
    }
    return model;
  }

  double score(Row row) {
    double sum = bias;
    for (int i = 0; i < row.features().length; i++) {
      sum += weights[row.features()[i]] * row.values()[i];
    }
    return sum;
  }

  private static void transpose(List<Row> rows, int[][] where, double[][] values) {
    int[] sizes = new int[where.length];
    rows.forEach(row -> Arrays.stream(row.features()).forEach(feature -> sizes[feature]++));
    for (int feature = 0; feature < sizes.length; feature++) {
      where[feature] = new int[sizes[feature]];
      values[feature] = new double[sizes[feature]];
    }
    int[] next = new int[sizes.length];
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      for (int i = 0; i < row.features().length; i++) {
        int feature = row.features()[i];
        where[feature][next[feature]] = r;
        values[feature][next[feature]++] = row.values()[i];
      }
    }
  }

  private void sweep(
      int[][] where, double[][] values, double[] curvature, double[] residual, double penalty) {
    double slope = 0;
    for (int i = 0; i < residual.length; i++) {
      slope += curvature[i] * residual[i];
    }
    double shift = slope / Arrays.stream(curvature).sum();
    bias += shift;
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= shift;
    }
    for (int feature = 0; feature < weights.length; feature++) {
      move(feature, where[feature], values[feature], curvature, residual, penalty);
    }
  }

  private void move(
      int feature,
      int[] rows,
      double[] values,
      double[] curvature,
      double[] residual,
      double penalty) {
    double slope = -penalty * weights[feature];
    double bend = penalty;
    for (int i = 0; i < rows.length; i++) {
      double bent = curvature[rows[i]] * values[i];
      slope += bent * residual[rows[i]];
      bend += bent * values[i];
    }
    double move = bend == 0 ? 0 : slope / bend;
    weights[feature] += move;
    for (int i = 0; i < rows.length; i++) {
      residual[rows[i]] -= move * values[i];
    }
  }
}
