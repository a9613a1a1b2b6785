/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

/** What a model's tokens cost with and without the provider's cache, in pico-dollars each. */
public final class CacheRates {

  private static final long NONE = -1;

  private final long input;
  private final long read;
  private final long write;
  private final long longLivedWrite;

  CacheRates(long input, long read, long write, long longLivedWrite) {
    this.input = input;
    this.read = read;
    this.write = write;
    this.longLivedWrite = longLivedWrite;
  }

  /** What a token saves that is read from the cache. */
  public long saved() {
    return input - read;
  }

  /**
   * Whether it is stated what writing costs: nothing is taken for it.
   *
   * @param longLived for the longer of the cache's lifetimes
   */
  public boolean pricesWrite(boolean longLived) {
    return rate(longLived) != NONE;
  }

  /** What a token costs that is written. */
  public long write(boolean longLived) {
    return rate(longLived);
  }

  /** What a token costs more that is written. */
  public long premium(boolean longLived) {
    return rate(longLived) - input;
  }

  private long rate(boolean longLived) {
    return longLived ? longLivedWrite : write;
  }
}
