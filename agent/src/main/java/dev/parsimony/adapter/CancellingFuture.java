/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import dev.parsimony.engine.Guard;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A future that passes its cancellation on to whatever is at work for it. */
final class CancellingFuture<R> extends CompletableFuture<R> {

  private @Nullable Runnable cancelWork;
  private boolean cancelRequested;

  /** Says what cancelling means from now on; done at once where it was cancelled already. */
  void onCancel(Runnable cancel) {
    synchronized (this) {
      cancelWork = cancel;
      if (!cancelRequested) {
        return;
      }
    }
    Guard.run("cancelling", cancel::run);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    Runnable work = null;
    synchronized (this) {
      if (cancelled && !cancelRequested) {
        cancelRequested = true;
        work = cancelWork;
      }
    }
    if (work != null) {
      Guard.run("cancelling", work::run);
    }
    return cancelled;
  }
}
