/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;

/** How a call of the client ended. */
final class Ending<T> extends CompletableFuture<T> implements FutureCallback<T> {

  @Override
  public void completed(T result) {
    complete(result);
  }

  @Override
  public void failed(Exception cause) {
    completeExceptionally(cause);
  }

  @Override
  public void cancelled() {
    cancel(false);
  }
}
