/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;

/**
 * How hard a request is, from 0 to 100, and each feature's share of that. Holds no text of the
 * request. Immutable.
 */
public final class Complexity {

  /** Scores below are {@link Level#SIMPLE} unless a rule says otherwise. */
  public static final int SIMPLE_BELOW = 30;

  /** Scores from here on are {@link Level#COMPLEX} unless a rule says otherwise. */
  public static final int COMPLEX_FROM = 70;

  private static final Feature[] FEATURES = Feature.values();

  private final double score;
  private final double base;
  private final double[] shares;

  Complexity(double score, double base, double[] shares) {
    this.score = score;
    this.base = base;
    this.shares = shares;
  }

  /** From 0 to 100. */
  public double score() {
    return score;
  }

  /** The score of a request that shows nothing; what each feature adds to it is its share. */
  public double base() {
    return base;
  }

  /** The points that a feature adds, or takes where they are negative. */
  public double share(Feature feature) {
    return shares[feature.ordinal()];
  }

  /** The level by the standard thresholds. */
  public Level level() {
    return level(SIMPLE_BELOW, COMPLEX_FROM);
  }

  public Level level(double simpleBelow, double complexFrom) {
    return Scale.level(score, simpleBelow, complexFrom);
  }

  /** The score and the shares of at least one point, the largest first: {@code 74: steps +31}. */
  public String explain() {
    Feature[] order = FEATURES.clone();
    Arrays.sort(order, (a, b) -> Double.compare(Math.abs(share(b)), Math.abs(share(a))));
    StringBuilder text = new StringBuilder().append(Math.round(score)).append(": base ");
    text.append(Math.round(base));
    for (Feature feature : order) {
      long points = Math.round(share(feature));
      if (points != 0) {
        text.append(", ").append(feature.label()).append(points > 0 ? " +" : " ").append(points);
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return explain();
  }
}
