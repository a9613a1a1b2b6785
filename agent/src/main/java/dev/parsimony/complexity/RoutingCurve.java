/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;

/**
 * How much of the gap between a weak and a strong model a score wins back, by the share of calls
 * that go to the strong one, those with the highest scores first. Immutable.
 */
public final class RoutingCurve {

  private final double[] scores;
  private final int[] gains;
  private final int[] order;

  private RoutingCurve(double[] scores, int[] gains, int[] order) {
    this.scores = scores;
    this.gains = gains;
    this.order = order;
  }

  /**
   * @param gains 1 where only the strong model is right, -1 where only the weak one is, else 0
   */
  public static RoutingCurve of(double[] scores, int[] gains) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    int[] sorted = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    return new RoutingCurve(scores.clone(), gains.clone(), sorted);
  }

  /**
   * The area under the curve: 0.5 for chance, more than 1 where fewer calls win more than all; not
   * a number without a gap.
   */
  public double area() {
    int[] once = new int[scores.length];
    Arrays.fill(once, 1);
    return area(once);
  }

  /**
   * The area with each call counted several times, or not at all. Equal scores share their places.
   */
  public double area(int[] counts) {
    double area = 0;
    double won = 0;
    double calls = 0;
    int at = 0;
    while (at < order.length) {
      double score = scores[order[at]];
      int tied = 0;
      int gain = 0;
      for (; at < order.length && scores[order[at]] == score; at++) {
        tied += counts[order[at]];
        gain += counts[order[at]] * gains[order[at]];
      }
      area += tied * (won + gain / 2.0);
      won += gain;
      calls += tied;
    }
    return won == 0 ? Double.NaN : area / won / calls;
  }
}
