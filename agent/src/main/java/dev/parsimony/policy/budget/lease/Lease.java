/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget.lease;

/** What one JVM may use of an account in one window, by what the fleet's Redis said. Immutable. */
public final class Lease {

  private final Share tokens;
  private final Share nanoUsd;
  private final int sharers;

  /**
   * @param sharers the JVMs that have a lease there, this one with them
   */
  Lease(Share tokens, Share nanoUsd, int sharers) {
    this.tokens = tokens;
    this.nanoUsd = nanoUsd;
    this.sharers = sharers;
  }

  /** How many tokens this JVM may have used in all. */
  public long mostTokens() {
    return tokens.most(sharers);
  }

  /** What this JVM may have spent in all. */
  public long mostNanoUsd() {
    return nanoUsd.most(sharers);
  }

  /** The tokens that others had used. */
  public long othersTokens() {
    return tokens.others;
  }

  /** What others had spent. */
  public long othersNanoUsd() {
    return nanoUsd.others;
  }

  public int sharers() {
    return sharers;
  }

  /** Whether it is time for the next one, by what this JVM has used. */
  public boolean isLow(long usedTokens, long usedNanoUsd) {
    return tokens.isLow(usedTokens) || nanoUsd.isLow(usedNanoUsd);
  }

  /** Whether there was nothing more to be had. */
  public boolean isSpent() {
    return tokens.isSpent() || nanoUsd.isSpent();
  }

  /** The same for one of the two that are counted. */
  static final class Share {

    private final long used;
    private final long granted;
    private final long free;
    private final long others;

    /**
     * @param used what this JVM had used
     * @param granted what it may use beside that
     * @param free what nobody has a lease of
     * @param others what others had used
     */
    Share(long used, long granted, long free, long others) {
      this.used = used;
      this.granted = granted;
      this.free = free;
      this.others = others;
    }

    /* With its part of what is free: until the next answer, or where none comes any more. */
    long most(int sharers) {
      return used + granted + free / sharers;
    }

    boolean isLow(long now) {
      return now - used >= granted / 2;
    }

    boolean isSpent() {
      return granted == 0 && free == 0;
    }
  }
}
