/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.jspecify.annotations.Nullable;

/**
 * What the client's work for one call depends on, in place of the application's future: a reply
 * that others share goes on when the application cancels. Also tells such work apart from a new
 * call.
 */
final class OwnDependency implements CancellableDependency {

  private final AtomicBoolean cancelled = new AtomicBoolean();
  private volatile @Nullable Cancellable work;

  @Override
  public void setDependency(Cancellable current) {
    work = current;
    if (isCancelled()) {
      current.cancel();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled.get();
  }

  @Override
  public boolean cancel() {
    if (!cancelled.compareAndSet(false, true)) {
      return false;
    }
    Cancellable current = work;
    if (current != null) {
      current.cancel();
    }
    return true;
  }
}
