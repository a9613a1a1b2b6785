/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** How sure a difference is: the middle 95 % of what it is when the cases are drawn anew. */
record PairedBootstrap(double low, double high) {

  private static final int DRAWS = 2_000;
  private static final long SEED = 20_261_126;

  /**
   * @param difference by how often each case was drawn
   */
  static PairedBootstrap of(int cases, ToDoubleFunction<int[]> difference) {
    Random random = new Random(SEED);
    double[] found = new double[DRAWS];
    int[] counts = new int[cases];
    for (int draw = 0; draw < DRAWS; draw++) {
      Arrays.fill(counts, 0);
      for (int i = 0; i < cases; i++) {
        counts[random.nextInt(cases)]++;
      }
      found[draw] = difference.applyAsDouble(counts);
    }
    Arrays.sort(found);
    return new PairedBootstrap(found[DRAWS / 40], found[DRAWS - 1 - DRAWS / 40]);
  }
}
