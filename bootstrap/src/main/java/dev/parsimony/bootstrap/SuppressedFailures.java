/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the agent's own failures, which the application never sees, and tells of them on stderr:
 * one line at the first, then at most one line a minute.
 */
public final class SuppressedFailures {

  private static final long QUIET_NANOS = 60_000_000_000L;
  private static final int DEEPEST = 10;
  private static final AtomicLong COUNT = new AtomicLong();
  private static final AtomicLong NEXT_LINE = new AtomicLong(System.nanoTime());

  /**
   * Counts one failure.
   *
   * @param step the step of the agent that failed, never anything the application sent
   */
  public static void record(String step, Throwable failure) {
    record(step, failure, System.nanoTime());
  }

  static void record(String step, Throwable failure, long now) {
    try {
      long count = COUNT.incrementAndGet();
      long next = NEXT_LINE.get();
      if (now - next >= 0 && NEXT_LINE.compareAndSet(next, now + QUIET_NANOS)) {
        System.err.println(line(step, failure, count));
      }
    } catch (Throwable ignored) {
      // Telling of a failure failed: an exhausted stack or heap. The count is what can be kept.
    }
  }

  /** The number of failures suppressed in this JVM so far. */
  public static long count() {
    return COUNT.get();
  }

  /* Messages of exceptions may quote a prompt or a key: only the type and the place are told. */
  private static String line(String step, Throwable failure, long count) {
    Throwable origin = origin(failure);
    StackTraceElement[] stack = origin.getStackTrace();
    return "[parsimony] suppressed failure "
        + count
        + " at "
        + step
        + ": "
        + failure.getClass().getName()
        + (origin == failure ? "" : " by " + origin.getClass().getName())
        + (stack.length == 0 ? "" : " at " + stack[0])
        + "; the application's call was not affected";
  }

  private static Throwable origin(Throwable failure) {
    Throwable origin = failure;
    for (int i = 0; i < DEEPEST && origin.getCause() != null; i++) {
      origin = origin.getCause();
    }
    return origin;
  }

  private SuppressedFailures() {}
}
