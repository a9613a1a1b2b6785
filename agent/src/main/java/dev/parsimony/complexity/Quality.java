/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Arrays;
import java.util.List;

/** How well scores foretell which labelled tasks a cheap model answers badly. Immutable. */
public final class Quality {

  private final List<Labelled> examples;
  private final double[] scores;

  private Quality(List<Labelled> examples, double[] scores) {
    this.examples = examples;
    this.scores = scores;
  }

  /** The quality of given scores, one for each example. */
  public static Quality of(List<Labelled> examples, double[] scores) {
    return new Quality(examples, scores.clone());
  }

  /** The quality of the scores that weights give. */
  public static Quality of(List<Labelled> examples, Weights weights) {
    ComplexityAnalyzer analyzer = ComplexityAnalyzer.of(weights);
    double[] scores =
        examples.stream()
            .mapToDouble(example -> analyzer.analyze(example.task(), ExtraTerms.NONE).score())
            .toArray();
    return new Quality(examples, scores);
  }

  /** How often a badly answered task scores above a well answered one: 0.5 is chance. */
  public double ranking() {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
    double ranks = 0;
    double bad = 0;
    int at = 0;
    while (at < order.length) {
      int end = at;
      int here = 0;
      for (; end < order.length && scores[order[end]] == scores[order[at]]; end++) {
        here += examples.get(order[end]).weakGood() ? 0 : 1;
      }
      ranks += here * (at + end + 1) / 2.0;
      bad += here;
      at = end;
    }
    return (ranks - bad * (bad + 1) / 2) / (bad * (scores.length - bad));
  }

  /** The mean surprise in nats; lower is better. */
  public double logLoss() {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double bad = Scale.probability(scores[i]);
      sum -= Math.log(Math.max(1e-9, examples.get(i).weakGood() ? 1 - bad : bad));
    }
    return sum / scores.length;
  }

  /**
   * As {@link RoutingCurve#area()}; not a number where the better model's answers are not labelled.
   */
  public double gapRecovered() {
    int[] gains = new int[scores.length];
    for (int i = 0; i < gains.length; i++) {
      Boolean strong = examples.get(i).strongGood();
      if (strong == null) {
        return Double.NaN;
      }
      gains[i] = (strong ? 1 : 0) - (examples.get(i).weakGood() ? 1 : 0);
    }
    return RoutingCurve.of(scores, gains).area();
  }

  /** The part of the tasks that are of a level. */
  public double share(Level level) {
    return (double) count(level, false) / scores.length;
  }

  /** The part of a level's tasks that the cheap model answers badly. */
  public double bad(Level level) {
    return (double) count(level, true) / count(level, false);
  }

  private long count(Level level, boolean badOnly) {
    long count = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean bad = !examples.get(i).weakGood();
      count += Scale.level(scores[i]) == level && (bad || !badOnly) ? 1 : 0;
    }
    return count;
  }
}
