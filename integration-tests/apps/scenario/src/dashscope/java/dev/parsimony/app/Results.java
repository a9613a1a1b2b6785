/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.alibaba.dashscope.common.ResultCallback;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Takes results as they come. */
final class Results<T> extends ResultCallback<T> {

  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final Consumer<T> consumer;

  Results(Consumer<T> consumer) {
    this.consumer = consumer;
  }

  Future<Boolean> ended() {
    return ended;
  }

  @Override
  public void onEvent(T result) {
    consumer.accept(result);
  }

  @Override
  public void onComplete() {
    ended.complete(true);
  }

  @Override
  public void onError(Exception failure) {
    ended.completeExceptionally(failure);
  }
}
