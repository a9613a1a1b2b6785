/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

/**
 * The time that no thread of this JVM had: the machine was suspended or swapped out, the garbage
 * collector held everybody, or there was no processor to be had. Seen by one thread that naps for
 * known times: what it sleeps too long is what all others had to wait.
 */
final class Standstill {

  /* A busy machine wakes a thread some milliseconds late without anybody being held up. */
  private static final long TOLERANCE_NANOS = 50_000_000L;

  private volatile Sight sight = new Sight(0, false, 0);

  /** The thread that naps falls asleep, perhaps again. */
  void fallsAsleep(long now, long nanos) {
    sight = new Sight(total(now), true, now + nanos);
  }

  /** The thread that naps has work to do, which may take its time. */
  void wakes(long now) {
    if (sight.asleep) {
      sight = new Sight(total(now), false, 0);
    }
  }

  /** The nanoseconds of standstill up to now, a nap that lasts too long already included. */
  long total(long now) {
    Sight seen = sight;
    long late = seen.asleep ? now - seen.wakeAt : 0;
    return late >= TOLERANCE_NANOS ? seen.total + late : seen.total;
  }

  /** What is known at one moment; replaced as a whole, since others look at it at any time. */
  private static final class Sight {

    final long total;
    final boolean asleep;
    final long wakeAt;

    Sight(long total, boolean asleep, long wakeAt) {
      this.total = total;
      this.asleep = asleep;
      this.wakeAt = wakeAt;
    }
  }
}
