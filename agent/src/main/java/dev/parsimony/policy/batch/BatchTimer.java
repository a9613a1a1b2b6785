/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

/** Runs a short task later. */
public interface BatchTimer {

  /**
   * @return cancels it
   */
  Runnable later(Runnable task, long nanos);
}
