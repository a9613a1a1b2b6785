/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The time within which the reply to one changed request has to begin. */
public final class ReplyLimit {

  /** No limit. */
  public static final ReplyLimit NONE = new ReplyLimit();

  private final AtomicBoolean decided = new AtomicBoolean();
  private volatile Runnable cancelTimer = () -> {};

  private ReplyLimit() {}

  /**
   * @param nanos none where it is not above 0
   * @param giveUp runs on a thread of the agent when the time is up and nothing has come
   */
  static ReplyLimit of(long nanos, AgentThreads threads, Runnable giveUp) {
    if (nanos <= 0) {
      return NONE;
    }
    ReplyLimit limit = new ReplyLimit();
    Executor relay = CallersContext.on(threads.relay());
    limit.cancelTimer =
        requireNonNull(threads.later(() -> limit.reach(relay, giveUp), nanos), "no timer");
    return limit;
  }

  /** The sending has come to its end: whether that was before it was given up. */
  public boolean isMet() {
    cancelTimer.run();
    return this == NONE || decided.compareAndSet(false, true);
  }

  private void reach(Executor relay, Runnable giveUp) {
    if (decided.compareAndSet(false, true)) {
      relay.execute(giveUp);
    }
  }
}
