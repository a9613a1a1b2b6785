/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Timing;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Times one call. Written by whichever thread reads the reply, one at a time. */
final class Stopwatch {

  private final long startEpochNanos;
  private final long start;
  private final long attempt = System.nanoTime();
  private volatile long firstChunk = -1;
  private volatile long lastChunk = -1;
  private volatile int chunks;

  private Stopwatch(long startEpochNanos, long start) {
    this.startEpochNanos = startEpochNanos;
    this.start = start;
  }

  static Stopwatch started() {
    return new Stopwatch(
        TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), System.nanoTime());
  }

  /** Times another attempt of the same call. */
  Stopwatch again() {
    return new Stopwatch(startEpochNanos, start);
  }

  Instant startTime() {
    return Instant.ofEpochSecond(0, startEpochNanos);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time
  void chunk() {
    lastChunk = System.nanoTime() - start;
    if (chunks++ == 0) {
      firstChunk = lastChunk;
    }
  }

  /** How long this attempt has taken. */
  long elapsed() {
    return System.nanoTime() - attempt;
  }

  /**
   * What is left of a time limit of this attempt.
   *
   * @param limit nanoseconds; 0 for none
   * @return nanoseconds, at least one; 0 where there is no limit
   */
  long left(long limit) {
    return limit > 0 ? Math.max(limit - elapsed(), 1) : 0;
  }

  /** The times of the call up to now, from the start of its first attempt. */
  Timing stopped() {
    return new Timing(startEpochNanos, System.nanoTime() - start, firstChunk, lastChunk, chunks);
  }
}
