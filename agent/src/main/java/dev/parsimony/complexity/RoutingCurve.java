/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;

/**
 * How much of the gap between a weak and a strong model a score wins back, by the share of calls
 * that go to the strong one, those with the highest scores first.
 */
public final class RoutingCurve {

  /**
   * The area under the curve: 0.5 for chance, 1 for all of the gap at once; not a number without a
   * gap. Equal scores share their places.
   *
   * @param gains 1 where only the strong model is right, -1 where only the weak one is, else 0
   */
  public static double area(double[] scores, int[] gains) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    double area = 0;
    double won = 0;
    int at = 0;
    while (at < order.length) {
      int end = at;
      int gain = 0;
      while (end < order.length && scores[order[end]] == scores[order[at]]) {
        gain += gains[order[end++]];
      }
      area += (end - at) * (won + gain / 2.0);
      won += gain;
      at = end;
    }
    return won == 0 ? Double.NaN : area / won / order.length;
  }

  private RoutingCurve() {}
}
