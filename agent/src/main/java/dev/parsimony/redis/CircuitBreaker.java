/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.util.function.LongSupplier;

/**
 * Keeps calls away from what does not answer. Opens when too many of the last questions were not
 * answered in time; is closed again by a probe, which is no call's.
 */
public final class CircuitBreaker {

  public static final int TOLERATED = 4;

  private static final int WINDOW = 16;
  private static final int WINDOW_BITS = (1 << WINDOW) - 1;
  private static final int STEADY = 64;
  private static final long SHORTEST_PAUSE = 1_000;
  private static final long LONGEST_PAUSE = 30_000;

  private final LongSupplier clock;
  private volatile boolean closed = true;
  private int failures;
  private int good;
  private long pause = SHORTEST_PAUSE;
  private long openedAt;

  /**
   * @param clock milliseconds
   */
  public CircuitBreaker(LongSupplier clock) {
    this.clock = clock;
  }

  public boolean isClosed() {
    return closed;
  }

  public synchronized void succeeded() {
    failures = failures << 1 & WINDOW_BITS;
    good++;
    if (good >= STEADY) {
      pause = SHORTEST_PAUSE;
    }
  }

  public synchronized void failed() {
    failures = (failures << 1 | 1) & WINDOW_BITS;
    good = 0;
    if (closed && Integer.bitCount(failures) > TOLERATED) {
      trip();
    }
  }

  /** Opens at once. */
  public synchronized void trip() {
    if (!closed) {
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    closed = false;
    openedAt = clock.getAsLong();
  }

  /** Whether it is open, and has been for long enough to be tried again. */
  public synchronized boolean isProbeDue() {
    long since = clock.getAsLong() - openedAt;
    // The clock may have been set back.
    return !closed && (since >= pause || since < 0);
  }

  /** A probe was answered. What was before counts no more, but the next pause is a longer one. */
  public synchronized void close() {
    if (!closed) {
      closed = true;
      failures = 0;
      good = 0;
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }
}
