/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import dev.parsimony.exchange.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the tokens of one request cost, in pico-dollars each. */
public final class Rates {

  /* One dollar a million tokens is a million pico-dollars a token. */
  private static final int DIGITS = 6;
  private static final long NONE = -1;

  /* A rate that is not stated is NONE. */
  private final long input;
  private final long output;
  private final long cacheRead;
  private final long cacheWrite;
  private final long longLivedWrite;

  private Rates(long input, long output, long cacheRead, long cacheWrite, long longLivedWrite) {
    this.input = input;
    this.output = output;
    this.cacheRead = cacheRead;
    this.cacheWrite = cacheWrite;
    this.longLivedWrite = longLivedWrite;
  }

  /**
   * Rates in dollars a million tokens.
   *
   * @param output null for a model that writes none
   * @param cacheRead null where it is the rate of input
   * @param cacheWrite null where it is the rate of input
   * @throws IllegalArgumentException when a rate is negative, too large, or has more than six
   *     digits behind the point
   */
  public static Rates perMillion(
      BigDecimal input,
      @Nullable BigDecimal output,
      @Nullable BigDecimal cacheRead,
      @Nullable BigDecimal cacheWrite) {
    return new Rates(exact(input), rate(output), rate(cacheRead), rate(cacheWrite), NONE);
  }

  /**
   * The same with a rate of its own for what the provider's cache keeps longer.
   *
   * @param dollars a million tokens; null where it is the rate of other writes
   */
  public Rates withLongLivedWrite(@Nullable BigDecimal dollars) {
    return new Rates(input, output, cacheRead, cacheWrite, rate(dollars));
  }

  /** What the provider's cache costs; null where it is not stated what reading from it does. */
  @Nullable CacheRates cache() {
    return cacheRead == NONE ? null : new CacheRates(input, cacheRead, cacheWrite, longLivedWrite);
  }

  /**
   * The cost in pico-dollars; null when a part that counts is unknown.
   *
   * @throws ArithmeticException when it does not fit
   */
  @Nullable Long cost(Usage usage) {
    if (usage.input() < 0 || (usage.output() < 0 && output != NONE)) {
      return null;
    }
    if (usage.output() > 0 && output == NONE) {
      return null;
    }
    long read = Math.max(usage.cacheRead(), 0);
    long written = Math.max(usage.cacheWrite(), 0);
    long fresh = Math.max(usage.input() - Math.addExact(read, written), 0);
    long longLived = Math.min(Math.max(usage.longLivedWrite(), 0), written);
    long write = orElse(cacheWrite, input);
    long cost = Math.multiplyExact(fresh, input);
    cost = Math.addExact(cost, Math.multiplyExact(read, orElse(cacheRead, input)));
    cost = Math.addExact(cost, Math.multiplyExact(written - longLived, write));
    cost = Math.addExact(cost, Math.multiplyExact(longLived, orElse(longLivedWrite, write)));
    return Math.addExact(
        cost, Math.multiplyExact(Math.max(usage.output(), 0), Math.max(output, 0)));
  }

  private static long rate(@Nullable BigDecimal dollars) {
    return dollars == null ? NONE : exact(dollars);
  }

  private static long orElse(long rate, long other) {
    return rate == NONE ? other : rate;
  }

  private static long exact(BigDecimal dollars) {
    // Comparing first keeps a hostile exponent from being written out digit by digit.
    if (dollars.signum() < 0 || dollars.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
      throw new IllegalArgumentException("a rate must be from 0 to 1000000 dollars");
    }
    try {
      return dollars.movePointRight(DIGITS).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a rate has at most six digits behind the point", e);
    }
  }
}
