/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.AnswerSource;
import dev.parsimony.bootstrap.SuppressedFailures;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    BodySubscriber<T> application;
    try {
      application = handler.apply(head);
    } catch (Throwable ofTheApplication) {
      response.completeExceptionally(ofTheApplication);
      close(body);
      return response;
    }
    Subscription subscription = subscription(application, body, readers, response);
    try {
      application.onSubscribe(subscription);
      follow(application.getBody(), make, response);
    } catch (Throwable ofTheApplication) {
      response.completeExceptionally(ofTheApplication);
      close(body);
    }
    return response;
  }

  private static void close(InputStream unwanted) {
    try {
      unwanted.close();
    } catch (IOException alreadyGone) {
      // Nobody reads it.
    }
  }

  private static <T> void follow(
      CompletionStage<T> made,
      Function<T, HttpResponse<T>> make,
      CompletableFuture<HttpResponse<T>> response) {
    made.whenComplete(
        (body, failure) -> {
          try {
            end(response, make, body, failure);
          } catch (Throwable ofTheAgent) {
            SuppressedFailures.record("end of the reply", ofTheAgent);
            end(response, make, body, failure);
          }
        });
  }

  private static <T> void end(
      CompletableFuture<HttpResponse<T>> response,
      Function<T, HttpResponse<T>> make,
      T body,
      @Nullable Throwable failure) {
    if (failure == null) {
      response.complete(make.apply(body));
    } else {
      response.completeExceptionally(failure);
    }
  }

  private static Subscription subscription(
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
    return new Subscription() {
      @Override
      public void request(long count) {
        source.request(count);
      }

      @Override
      public void cancel() {
        source.cancel();
      }
    };
  }

  private HandlerPush() {}
}
