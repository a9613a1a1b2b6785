/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A wait for the disk. Its verdict is always to go on; what was found is asked for afterwards, so
 * that the call is worked on by one thread at a time.
 */
public final class DiskRead implements Verdict.Later {

  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private final Executor relay;
  private volatile Runnable cancelTimer = () -> {};
  private volatile @Nullable DiskEntry entry;
  private volatile boolean over;
  private volatile boolean late;

  DiskRead(Executor relay) {
    this.relay = relay;
  }

  @Override
  public CompletableFuture<Verdict> verdict() {
    return verdict;
  }

  @Override
  public void abandon() {
    over = true;
    cancelTimer.run();
  }

  /** What was found; null for nothing, or not in time. */
  public @Nullable DiskEntry entry() {
    return entry;
  }

  /** Whether the time was up first. */
  public boolean isLate() {
    return late;
  }

  /** Lets nobody wait longer than that. */
  DiskRead limited(DiskThreads threads, long nanos) {
    cancelTimer = threads.later(this::timeUp, nanos);
    return this;
  }

  /** Whether nobody waits any more. */
  boolean isOver() {
    return over;
  }

  void done(@Nullable DiskEntry found) {
    if (!over) {
      entry = found;
      finish();
    }
  }

  private void timeUp() {
    if (!over) {
      late = true;
      finish();
    }
  }

  private void finish() {
    over = true;
    cancelTimer.run();
    relay.execute(() -> verdict.complete(Verdict.proceed()));
  }
}
