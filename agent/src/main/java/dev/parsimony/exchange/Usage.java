/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/**
 * Tokens of one call. Input tokens include those read from and written to the provider's own prompt
 * cache; output tokens include reasoning. A count nobody knows is {@link #UNKNOWN}.
 */
public final class Usage {

  public static final long UNKNOWN = -1;

  private final long input;
  private final long output;
  private final long cacheRead;
  private final long cacheWrite;
  private final long reasoning;
  private final long longLivedWrite;

  public Usage(long input, long output, long cacheRead, long cacheWrite, long reasoning) {
    this(input, output, cacheRead, cacheWrite, reasoning, UNKNOWN);
  }

  private Usage(
      long input,
      long output,
      long cacheRead,
      long cacheWrite,
      long reasoning,
      long longLivedWrite) {
    this.input = input;
    this.output = output;
    this.cacheRead = cacheRead;
    this.cacheWrite = cacheWrite;
    this.reasoning = reasoning;
    this.longLivedWrite = longLivedWrite;
  }

  public static Usage of(long input, long output) {
    return new Usage(input, output, UNKNOWN, UNKNOWN, UNKNOWN);
  }

  /**
   * The same, where some of the tokens were written for the longer of the cache's lifetimes.
   *
   * @param tokens part of those written
   */
  public Usage withLongLivedWrite(long tokens) {
    return new Usage(input, output, cacheRead, cacheWrite, reasoning, tokens);
  }

  public long input() {
    return input;
  }

  public long output() {
    return output;
  }

  public long cacheRead() {
    return cacheRead;
  }

  public long cacheWrite() {
    return cacheWrite;
  }

  /** The part of the tokens written that the provider keeps for its longer lifetime. */
  public long longLivedWrite() {
    return longLivedWrite;
  }

  public long reasoning() {
    return reasoning;
  }

  /** Input plus output, an unknown count taken as none. */
  public long total() {
    return Math.max(input, 0) + Math.max(output, 0);
  }
}
