/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Ends the waits of calls. Where the step that ends one fails, the wait ends all the same. */
final class Releaser {

  private final Executor executor;

  /**
   * @param executor runs what the application does with an answer that it waited for
   */
  Releaser(Executor executor) {
    this.executor = executor;
  }

  void release(Seat follower, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error failure) {
      SuppressedFailures.record("release of a waiting call", failure);
      follower.goAlone("failed");
      run(follower::announce);
    }
  }

  /** The same on another thread. */
  void releaseLater(Seat follower, Runnable step) {
    run(() -> release(follower, step));
  }

  void announceLater(Seat seat) {
    releaseLater(seat, seat::announce);
  }

  private void run(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // Better on this thread than never.
      task.run();
    }
  }
}
