/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.util.concurrent.Executor;

/**
 * What levels behind memory need of the agent's threads: no thread of a caller may wait for a file
 * or a socket.
 */
public interface LevelThreads {

  /** Starts a thread that runs as long as its work. */
  void start(String name, Runnable work);

  /** Runs what may run the application's own callbacks. */
  Executor relay();

  /**
   * Runs a short task later.
   *
   * @return cancels it
   */
  Runnable later(Runnable task, long nanos);
}
