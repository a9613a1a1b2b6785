/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.policy.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A verdict that comes when the test says. */
public final class FakeLater implements Verdict.Later {

  private final CompletableFuture<@Nullable Verdict> verdict = new CompletableFuture<>();
  private final AtomicInteger abandoned = new AtomicInteger();

  /** The verdict comes; null for the mistake of one without a verdict. */
  public void come(@Nullable Verdict come) {
    verdict.complete(come);
  }

  public void fail(Throwable failure) {
    verdict.completeExceptionally(failure);
  }

  /** Whether somebody waits for it. */
  public boolean isAwaited() {
    return verdict.getNumberOfDependents() > 0;
  }

  public int abandoned() {
    return abandoned.get();
  }

  @Override
  @SuppressWarnings("NullAway") // A null verdict is one of the failures that tests inject.
  public CompletableFuture<Verdict> verdict() {
    return verdict;
  }

  @Override
  public void abandon() {
    abandoned.incrementAndGet();
  }
}
