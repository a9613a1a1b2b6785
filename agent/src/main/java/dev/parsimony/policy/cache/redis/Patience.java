/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import java.util.concurrent.TimeUnit;

/** How often and how long somebody asks again. Not safe for use by several threads. */
final class Patience {

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int TOLERATED_MISSES = 2;

  private long left;
  private long pause = FIRST_PAUSE_NANOS;
  private boolean answered;
  private int misses;

  /**
   * @param nanos how long the pauses may be together
   */
  Patience(long nanos) {
    this.left = nanos;
  }

  /** The same with what is left of the time, for somebody who begins anew. */
  Patience anew() {
    return new Patience(left);
  }

  /** The length of the next pause; each is longer than the one before, up to a limit. */
  long nextPause() {
    long next = pause;
    pause = Math.min(pause + pause / 2, LONGEST_PAUSE_NANOS);
    left -= next;
    return next;
  }

  boolean isOver() {
    return left <= 0;
  }

  /** A question was answered in time. */
  void answered() {
    answered = true;
    misses = 0;
  }

  /** A question was not answered in time; whether that is to be borne. */
  boolean bearsMiss() {
    misses++;
    return answered && misses <= TOLERATED_MISSES;
  }
}
