/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** What it meant for a call to travel with others. */
public final class BatchShare {

  private final int calls;
  private final long waitNanos;

  /**
   * @param calls how many travelled together, this one included; 0 where it did not come to that
   */
  public BatchShare(int calls, long waitNanos) {
    this.calls = calls;
    this.waitNanos = waitNanos;
  }

  public int calls() {
    return calls;
  }

  /** How long the call waited for others before anything was sent. */
  public long waitNanos() {
    return waitNanos;
  }
}
