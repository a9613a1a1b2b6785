/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

/**
 * How long a changed request may be without a reply before the application's own is sent, as
 * {@linkplain PolicyCall#kept kept} on the call.
 */
public final class TargetTimeout {

  private final long nanos;

  /**
   * @param nanos 0 for half of what the application gives to the call
   */
  public TargetTimeout(long nanos) {
    this.nanos = nanos;
  }

  /**
   * The time from now on.
   *
   * @param timeout nanoseconds that the application gives to the call; 0 when it has no limit
   * @param elapsed nanoseconds of it that are over
   * @return 0 for no limit
   */
  public long nanos(long timeout, long elapsed) {
    return nanos > 0 || timeout <= 0 ? nanos : Math.max((timeout - elapsed) / 2, 1);
  }
}
