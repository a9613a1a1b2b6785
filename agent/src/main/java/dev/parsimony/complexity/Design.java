/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;
import java.util.List;

/** The measured values of labelled tasks, by column, as learning wants them. */
final class Design {

  final int rows;
  final double[] targets;
  final double[][] signals;
  final double[] gramValues;

  /** For each bucket, the rows in which it occurs. */
  final int[][] grams;

  Design(List<Labelled> examples) {
    this.rows = examples.size();
    this.targets = new double[rows];
    this.signals = new double[Signal.count()][rows];
    this.gramValues = new double[rows];
    int[][] buckets = new int[rows][];
    for (int row = 0; row < rows; row++) {
      Labelled example = examples.get(row);
      Grams seen = new Grams();
      double[] values = Signal.measure(Reading.of(example.task(), seen));
      for (int signal = 0; signal < values.length; signal++) {
        signals[signal][row] = values[signal];
      }
      targets[row] = example.target();
      buckets[row] = seen.buckets();
      gramValues[row] = seen.size() == 0 ? 0 : 1 / Math.sqrt(seen.size());
    }
    this.grams = transposed(buckets);
  }

  private static int[][] transposed(int[][] buckets) {
    int[] sizes = new int[Grams.BUCKETS];
    for (int[] ofRow : buckets) {
      for (int bucket : ofRow) {
        sizes[bucket]++;
      }
    }
    int[][] columns = new int[Grams.BUCKETS][];
    Arrays.setAll(columns, bucket -> new int[sizes[bucket]]);
    int[] next = new int[Grams.BUCKETS];
    for (int row = 0; row < buckets.length; row++) {
      for (int bucket : buckets[row]) {
        columns[bucket][next[bucket]++] = row;
      }
    }
    return columns;
  }
}
