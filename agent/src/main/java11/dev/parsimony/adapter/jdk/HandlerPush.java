/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.AnswerSource;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Function;

/** Pushes a body that the agent has through the application's body handler. */
final class HandlerPush {

  /**
   * @param readers threads that may block
   * @param make makes the response of what the handler made of the body
   * @return what the application gets; cancelling it ends the reading
   */
  static <T> CompletableFuture<HttpResponse<T>> through(
      BodyHandler<T> handler,
      ResponseInfo head,
      InputStream body,
      Executor readers,
      Function<T, HttpResponse<T>> make) {
    CompletableFuture<HttpResponse<T>> response = new CompletableFuture<>();
    try {
      begin(handler.apply(head), body, readers, make, response);
    } catch (Throwable ofTheApplication) {
      response.completeExceptionally(ofTheApplication);
    }
    return response;
  }

  private static <T> void begin(
      BodySubscriber<T> application,
      InputStream bytes,
      Executor readers,
      Function<T, HttpResponse<T>> make,
      CompletableFuture<HttpResponse<T>> response) {
    push(application, bytes, readers, response);
    application
        .getBody()
        .whenComplete(
            (body, failure) -> {
              if (failure == null) {
                response.complete(make.apply(body));
              } else {
                response.completeExceptionally(failure);
              }
            });
  }

  private static void push(
      BodySubscriber<?> application,
      InputStream bytes,
      Executor readers,
      CompletableFuture<?> response) {
    AnswerSource source =
        new AnswerSource(
            bytes, new SubscriberSink<>(application, Collections::singletonList), readers);
    response.whenComplete(
        (done, failure) -> {
          if (response.isCancelled()) {
            source.cancel();
          }
        });
    application.onSubscribe(
        new Subscription() {
          @Override
          public void request(long count) {
            source.request(count);
          }

          @Override
          public void cancel() {
            source.cancel();
          }
        });
  }

  private HandlerPush() {}
}
