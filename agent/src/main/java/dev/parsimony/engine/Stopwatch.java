/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Timing;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Times one call. Written by whichever thread reads the reply, one at a time. */
final class Stopwatch {

  private final long startEpochNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  private final long start = System.nanoTime();
  private volatile long firstChunk = -1;
  private volatile long lastChunk = -1;
  private volatile int chunks;

  static Stopwatch started() {
    return new Stopwatch();
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

  long elapsed() {
    return System.nanoTime() - start;
  }

  Timing stopped() {
    return new Timing(startEpochNanos, elapsed(), firstChunk, lastChunk, chunks);
  }

  private Stopwatch() {}
}
