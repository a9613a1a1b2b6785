/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import dev.parsimony.engine.Guard;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A future that passes its cancellation on to whatever is at work for it. */
final class CancellingFuture<R> extends CompletableFuture<R> {

  private final boolean byFailure;
  private @Nullable Consumer<Throwable> cancelWork;
  private @Nullable Throwable cancelledBy;

  /**
   * @param byFailure whether being completed with a failure means being cancelled, too
   */
  CancellingFuture(boolean byFailure) {
    this.byFailure = byFailure;
  }

  /** Says what cancelling means from now on; done at once where it was cancelled already. */
  void onCancel(Consumer<Throwable> cancel) {
    Throwable cause;
    synchronized (this) {
      cancelWork = cancel;
      cause = cancelledBy;
    }
    if (cause != null) {
      cancel(cancel, cause);
    }
  }

  /** Whether nobody wants what is at work any more. */
  synchronized boolean wasCancelled() {
    return cancelledBy != null;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      cancelled(new CancellationException());
    }
    return cancelled;
  }

  @Override
  public boolean completeExceptionally(Throwable cause) {
    boolean completed = super.completeExceptionally(cause);
    if (completed && byFailure) {
      cancelled(cause);
    }
    return completed;
  }

  private void cancelled(Throwable cause) {
    Consumer<Throwable> work;
    synchronized (this) {
      if (cancelledBy != null) {
        return;
      }
      cancelledBy = cause;
      work = cancelWork;
    }
    if (work != null) {
      cancel(work, cause);
    }
  }

  private static void cancel(Consumer<Throwable> work, Throwable cause) {
    Guard.run("cancelling", () -> work.accept(cause));
  }
}
