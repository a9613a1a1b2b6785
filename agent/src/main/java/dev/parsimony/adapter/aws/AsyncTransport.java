/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.engine.Guard;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** A transport in front of the application's HTTP client, for a caller that holds a future. */
final class AsyncTransport implements SdkAsyncHttpClient {

  private final SdkAsyncHttpClient client;
  private final Transport transport;

  AsyncTransport(SdkAsyncHttpClient client, Transport transport) {
    this.client = client;
    this.transport = transport;
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    Attempts attempts = transport.attempts();
    if (attempts == null) {
      return client.execute(request);
    }
    Answer answer = Guard.orNull("beginning of an attempt", attempts::begin);
    if (answer != null) {
      return new AnswerPush(answer, request.responseHandler()).start();
    }
    NotingHandler noting = new NotingHandler(request.responseHandler(), attempts);
    AsyncExecuteRequest noted =
        Guard.call("preparation of the attempt", () -> with(request, noting), request);
    CompletableFuture<Void> sent = client.execute(noted);
    return noted == request
        ? sent
        : Guard.call("holding of the attempt", () -> held(sent, noting), sent);
  }

  /* What the application ends goes on where others receive the reply. */
  private static CompletableFuture<Void> held(CompletableFuture<Void> sent, NotingHandler noting) {
    CompletableFuture<Void> held = new CompletableFuture<>();
    sent.whenComplete(
        (all, failure) -> {
          if (failure == null) {
            held.complete(null);
          } else {
            held.completeExceptionally(failure);
          }
        });
    held.whenComplete(
        (all, failure) -> {
          if (failure != null && Guard.call("end of the attempt", noting::release, true)) {
            end(sent, held, failure);
          }
        });
    return held;
  }

  private static void end(
      CompletableFuture<Void> sent, CompletableFuture<Void> held, Throwable failure) {
    if (held.isCancelled()) {
      sent.cancel(true);
    } else {
      sent.completeExceptionally(failure);
    }
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  /** The client is the application's: a call does not close it. */
  @Override
  public void close() {}

  private static AsyncExecuteRequest with(
      AsyncExecuteRequest request, SdkAsyncHttpResponseHandler handler) {
    return AsyncExecuteRequest.builder()
        .request(request.request())
        .requestContentPublisher(request.requestContentPublisher())
        .responseHandler(handler)
        .fullDuplex(request.fullDuplex())
        .metricCollector(request.metricCollector().orElse(null))
        .httpExecutionAttributes(request.httpExecutionAttributes())
        .build();
  }
}
