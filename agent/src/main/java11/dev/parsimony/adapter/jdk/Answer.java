/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.AnswerSource;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireReply;
import java.io.InputStream;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** An answer of the agent's, on its way through the application's body handler. */
final class Answer implements ResponseInfo {

  private final WireReply reply;
  private final HttpHeaders headers;

  Answer(WireReply reply) {
    this.reply = reply;
    this.headers = JdkHeaders.toJdk(reply.headers());
  }

  /** What the application gets; cancelling it ends the reading. */
  <T> CompletableFuture<@Nullable HttpResponse<T>> through(
      BodyHandler<T> handler, HttpRequest request, Call call) {
    CompletableFuture<@Nullable HttpResponse<T>> response = new CompletableFuture<>();
    InputStream body = call.answered(reply);
    try {
      begin(handler.apply(this), request, body, call.readers(), response);
    } catch (Throwable ofTheApplication) {
      response.completeExceptionally(ofTheApplication);
    }
    return response;
  }

  private <T> void begin(
      BodySubscriber<T> application,
      HttpRequest request,
      InputStream bytes,
      Executor readers,
      CompletableFuture<@Nullable HttpResponse<T>> response) {
    push(application, bytes, readers, response);
    application
        .getBody()
        .whenComplete(
            (body, failure) -> {
              if (failure == null) {
                response.complete(new AnsweredResponse<>(request, this, body));
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

  @Override
  public int statusCode() {
    return reply.status();
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }
}
