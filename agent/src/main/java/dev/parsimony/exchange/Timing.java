/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/**
 * When a call began, and how long its parts took. Durations in nanoseconds, {@code -1} for never.
 */
public final class Timing {

  private final long startEpochNanos;
  private final long duration;
  private final long firstChunk;
  private final long lastChunk;
  private final int chunks;

  /**
   * @param firstChunk from the start to the first bytes of the reply's body
   * @param lastChunk from the start to the last bytes of the reply's body
   * @param chunks how many times the application read bytes of the body
   */
  public Timing(long startEpochNanos, long duration, long firstChunk, long lastChunk, int chunks) {
    this.startEpochNanos = startEpochNanos;
    this.duration = duration;
    this.firstChunk = firstChunk;
    this.lastChunk = lastChunk;
    this.chunks = chunks;
  }

  public long startEpochNanos() {
    return startEpochNanos;
  }

  public long duration() {
    return duration;
  }

  public long firstChunk() {
    return firstChunk;
  }

  public long lastChunk() {
    return lastChunk;
  }

  public int chunks() {
    return chunks;
  }
}
