/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import dev.parsimony.exchange.TokenRatio;
import java.util.Arrays;

/**
 * The ratio of one family: the median of its newest samples, and as its error what nine of ten of
 * them keep within. Written by one thread, read by any.
 */
final class LearnedRatio {

  static final int MOST_SAMPLES = 64;
  static final int LEAST_SAMPLES = 20;
  private static final int EVERY = 8;
  private static final double OUTLIER = 3;
  private static final double LEAST_ERROR = 0.02;

  private final double assumed;
  private final double assumedError;
  private final double[] samples = new double[MOST_SAMPLES];
  private long added;
  private long offered;
  private volatile TokenRatio inForce;

  LearnedRatio(double assumed, double error) {
    this.assumed = assumed;
    this.assumedError = error;
    this.inForce = TokenRatio.assumed(assumed, error, 0);
  }

  TokenRatio inForce() {
    return inForce;
  }

  /** Whether the next sample is wanted: each as long as there is room, then one of eight. */
  boolean isDue() {
    return added < MOST_SAMPLES || ++offered % EVERY == 0;
  }

  /** What is far from what is assumed counts as less far, so that a few cannot widen the error. */
  void add(double sample) {
    double bounded = Math.min(Math.max(sample, assumed / OUTLIER), assumed * OUTLIER);
    samples[(int) (added++ % MOST_SAMPLES)] = bounded;
    int known = (int) Math.min(added, MOST_SAMPLES);
    inForce =
        known < LEAST_SAMPLES
            ? TokenRatio.assumed(assumed, assumedError, known)
            : learned(Arrays.copyOf(samples, known));
  }

  private static TokenRatio learned(double[] known) {
    double median = middle(known);
    double[] off = new double[known.length];
    for (int i = 0; i < known.length; i++) {
      off[i] = Math.abs(known[i] - median);
    }
    Arrays.sort(off);
    double error = off[(off.length * 9 + 9) / 10 - 1];
    return TokenRatio.learned(median, Math.max(error, median * LEAST_ERROR), known.length);
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
