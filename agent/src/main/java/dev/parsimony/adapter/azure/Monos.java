/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import static java.util.Objects.requireNonNull;

import com.azure.core.http.HttpResponse;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.exchange.Delivery;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** A call that runs with a future, as the publisher that the application subscribed to. */
final class Monos {

  static Mono<HttpResponse> of(InterceptedCall<?, HttpResponse> call, AsyncPipelineCall library) {
    @Nullable Object @Nullable [] outcome = call.run(Delivery.ASYNC);
    if (outcome == null) {
      return library.original();
    }
    return outcome[1] == null ? of(future(outcome[0])) : Mono.error((Throwable) outcome[1]);
  }

  @SuppressWarnings("unchecked") // of an asynchronous call
  private static CompletableFuture<HttpResponse> future(@Nullable Object result) {
    return (CompletableFuture<HttpResponse>) requireNonNull(result, "no future");
  }

  private static Mono<HttpResponse> of(CompletableFuture<HttpResponse> future) {
    return Mono.create(
        sink -> {
          sink.onCancel(() -> future.cancel(true));
          future.whenComplete((response, failure) -> end(sink, response, failure));
        });
  }

  private static void end(
      MonoSink<HttpResponse> sink, @Nullable HttpResponse response, @Nullable Throwable failure) {
    if (failure == null) {
      sink.success(response);
    } else {
      sink.error(failure);
    }
  }

  private Monos() {}
}
