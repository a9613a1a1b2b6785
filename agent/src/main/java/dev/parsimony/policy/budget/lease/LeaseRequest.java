/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget.lease;

/** Where a JVM stands in one window of one account, and what the fleet may use there. Immutable. */
public final class LeaseRequest {

  /* What the numbers of a script still hold, and their sums. */
  private static final long MOST = 2_000_000_000_000_000_000L;

  private final String account;
  private final long endMillis;
  private final long leftMillis;
  private long tokens;
  private long nanoUsd;
  private long tokenLimit = MOST;
  private long nanoUsdLimit = MOST;
  private boolean givesBack;

  /**
   * @param account its name, which does not leave this JVM
   * @param endMillis the end of the window, by which JVMs know it
   * @param leftMillis how long it still lasts
   */
  public LeaseRequest(String account, long endMillis, long leftMillis) {
    this.account = account;
    this.endMillis = endMillis;
    this.leftMillis = leftMillis;
  }

  private LeaseRequest(LeaseRequest other) {
    this(other.account, other.endMillis, other.leftMillis);
    tokens = other.tokens;
    nanoUsd = other.nanoUsd;
    tokenLimit = other.tokenLimit;
    nanoUsdLimit = other.nanoUsdLimit;
    givesBack = other.givesBack;
  }

  /** What this JVM has used and reserved in the window. */
  public LeaseRequest used(long ofTokens, long ofNanoUsd) {
    LeaseRequest changed = new LeaseRequest(this);
    changed.tokens = bounded(ofTokens);
    changed.nanoUsd = bounded(ofNanoUsd);
    return changed;
  }

  /** What all JVMs together may use. */
  public LeaseRequest limits(long ofTokens, long ofNanoUsd) {
    LeaseRequest changed = new LeaseRequest(this);
    changed.tokenLimit = bounded(ofTokens);
    changed.nanoUsdLimit = bounded(ofNanoUsd);
    return changed;
  }

  /** The same of a JVM that wants no more than it has used. */
  public LeaseRequest givingBack() {
    LeaseRequest changed = new LeaseRequest(this);
    changed.givesBack = true;
    return changed;
  }

  String account() {
    return account;
  }

  long endMillis() {
    return endMillis;
  }

  long leftMillis() {
    return leftMillis;
  }

  long tokens() {
    return tokens;
  }

  long nanoUsd() {
    return nanoUsd;
  }

  long tokenLimit() {
    return tokenLimit;
  }

  long nanoUsdLimit() {
    return nanoUsdLimit;
  }

  boolean givesBack() {
    return givesBack;
  }

  private static long bounded(long amount) {
    return Math.max(0, Math.min(amount, MOST));
  }
}
