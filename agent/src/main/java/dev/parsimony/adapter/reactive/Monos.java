/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.reactive;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.exchange.Delivery;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** A call that runs with a future, as the publisher that the application subscribed to. */
public final class Monos {

  /**
   * Runs a call.
   *
   * @param original gives what the original method returns, where the agent has no part in the call
   */
  public static <R> Mono<R> of(InterceptedCall<?, R> call, Supplier<Mono<R>> original) {
    @Nullable Object @Nullable [] outcome = call.run(Delivery.ASYNC);
    if (outcome == null) {
      return original.get();
    }
    return outcome[1] == null
        ? of(Monos.<R>future(outcome[0]))
        : Mono.error((Throwable) outcome[1]);
  }

  @SuppressWarnings("unchecked") // of an asynchronous call
  private static <R> CompletableFuture<R> future(@Nullable Object result) {
    return (CompletableFuture<R>) requireNonNull(result, "no future");
  }

  private static <R> Mono<R> of(CompletableFuture<R> future) {
    return Mono.create(
        sink -> {
          sink.onCancel(() -> future.cancel(true));
          future.whenComplete((response, failure) -> end(sink, response, failure));
        });
  }

  private static <R> void end(MonoSink<R> sink, @Nullable R response, @Nullable Throwable failure) {
    if (failure == null) {
      sink.success(response);
    } else {
      sink.error(failure);
    }
  }

  private Monos() {}
}
