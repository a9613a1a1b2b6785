/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.policy.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A wait for a level behind memory. Its verdict is always to go on; what was found is asked for
 * afterwards, so that the call is worked on by one thread at a time.
 */
public final class LevelRead implements Verdict.Later {

  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private final Executor relay;
  private final Runnable onLate;
  private volatile Runnable cancelTimer = () -> {};
  private @Nullable Entry entry;
  private boolean over;
  private boolean late;

  public LevelRead(Executor relay) {
    this(relay, () -> {});
  }

  /**
   * @param onLate told when the time was up before anything came
   */
  public LevelRead(Executor relay, Runnable onLate) {
    this.relay = relay;
    this.onLate = onLate;
  }

  @Override
  public CompletableFuture<Verdict> verdict() {
    return verdict;
  }

  @Override
  public synchronized void abandon() {
    over = true;
    cancelTimer.run();
  }

  /** What was found; null for nothing, or not in time. */
  public synchronized @Nullable Entry entry() {
    return entry;
  }

  /** Whether the time was up first. */
  public synchronized boolean isLate() {
    return late;
  }

  /** Lets nobody wait longer than that. */
  public LevelRead limited(LevelThreads threads, long nanos) {
    cancelTimer = threads.later(this::timeUp, nanos);
    return this;
  }

  /** Whether nobody waits any more. */
  public synchronized boolean isOver() {
    return over;
  }

  /**
   * What was looked for, or that it was not there.
   *
   * @return whether somebody still waited
   */
  public boolean done(@Nullable Entry found) {
    synchronized (this) {
      if (over) {
        return false;
      }
      over = true;
      entry = found;
    }
    end(() -> {});
    return true;
  }

  private void timeUp() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      late = true;
    }
    end(onLate);
  }

  /* Whatever fails here: somebody waits for it. */
  private void end(Runnable first) {
    try {
      first.run();
      finish();
    } catch (RuntimeException | Error failure) {
      SuppressedFailures.record("end of a wait", failure);
      verdict.complete(Verdict.proceed());
    }
  }

  private void finish() {
    cancelTimer.run();
    relay.execute(() -> verdict.complete(Verdict.proceed()));
  }
}
