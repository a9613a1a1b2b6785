/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The start of a level on a thread of its own, and how long calls wait for it. */
public final class LevelStart {

  private final LevelThreads threads;
  private final LongSupplier clock;
  private final long mostNanos;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private volatile long begunAt;

  /**
   * @param clock milliseconds since the epoch
   * @param mostNanos how long after the start a call may still wait for its end
   */
  public LevelStart(LevelThreads threads, LongSupplier clock, long mostNanos) {
    this.threads = threads;
    this.clock = clock;
    this.mostNanos = mostNanos;
  }

  /** Runs the level on a thread of that name, the first time that it is asked for. */
  public void begin(String thread, Runnable level) {
    if (!begun.get() && begun.compareAndSet(false, true)) {
      begunAt = clock.getAsLong();
      threads.start(thread, level);
    }
  }

  /** Ends the waiting, whatever came of the start. */
  public void end() {
    opened.complete(null);
  }

  /** As {@link AnswerLevel#opening}. */
  public @Nullable LevelRead opening(long timeoutNanos) {
    long left = mostNanos - TimeUnit.MILLISECONDS.toNanos(clock.getAsLong() - begunAt);
    long patience = timeoutNanos > 0 ? Math.min(timeoutNanos / 4, left) : left;
    if (opened.isDone() || patience <= 0) {
      return null;
    }
    LevelRead wait = new LevelRead(threads.relay());
    opened.thenRun(() -> wait.done(null));
    return wait.limited(threads, Math.min(patience, mostNanos));
  }
}
