/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/**
 * How many tokens a tokenizer makes of one that the agent counts roughly, and how far that may be
 * off. Immutable.
 */
public final class TokenRatio {

  /** The tokens are as many as were counted. */
  public static final TokenRatio EXACT = new TokenRatio(1, 0, 0, false);

  private final double ratio;
  private final double error;
  private final int samples;
  private final boolean learned;

  private TokenRatio(double ratio, double error, int samples, boolean learned) {
    this.ratio = ratio;
    this.error = error;
    this.samples = samples;
    this.learned = learned;
  }

  /**
   * One that is assumed.
   *
   * @param error the most that it is expected to be off
   * @param samples the calls that are known so far, too few to learn from
   */
  public static TokenRatio assumed(double ratio, double error, int samples) {
    return new TokenRatio(ratio, error, samples, false);
  }

  /** One that was learned from so many calls. */
  public static TokenRatio learned(double ratio, double error, int samples) {
    return new TokenRatio(ratio, error, samples, true);
  }

  public double ratio() {
    return ratio;
  }

  /** By how much the ratio may be more or less. */
  public double error() {
    return error;
  }

  /** The calls that it was, or is to be, learned from. */
  public int samples() {
    return samples;
  }

  public boolean isLearned() {
    return learned;
  }

  /** The least that the ratio may be; above 0. */
  public double low() {
    return Math.max(ratio - error, ratio / 10);
  }

  /** The most that the ratio may be. */
  public double high() {
    return ratio + error;
  }

  /** The likely tokens of what was counted roughly. */
  public long about(long counted) {
    return Math.round(counted * ratio);
  }

  /** The most tokens that are to be expected of it. */
  public long atMost(long counted) {
    return (long) Math.ceil(counted * high());
  }
}
