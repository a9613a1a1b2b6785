/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.Arrays;
import java.util.Random;

/** Draws ranks from 0 on, the first ones most often: the n-th by a share of 1/n to a power. */
final class ZipfLaw {

  private final double[] sums;
  private final Random random;

  ZipfLaw(int ranks, double power, long seed) {
    this.sums = new double[ranks];
    this.random = new Random(seed);
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += 1 / Math.pow(rank + 1.0, power);
      sums[rank] = sum;
    }
  }

  int draw() {
    int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
    return found < 0 ? -found - 1 : Math.min(found + 1, sums.length - 1);
  }
}
