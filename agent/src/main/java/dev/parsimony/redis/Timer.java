/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

/** Runs a short task later. */
public interface Timer {

  /**
   * Runs a task in so many nanoseconds.
   *
   * @return cancels it
   */
  Runnable later(Runnable task, long nanos);
}
