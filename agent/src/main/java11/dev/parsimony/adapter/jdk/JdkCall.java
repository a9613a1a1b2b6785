/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One call in the client's types. Its reply is opened where the client hands it to the
 * application's body handler, which is long before there is a response.
 *
 * @param <T> what the application makes of a body
 */
final class JdkCall<T> implements LibraryCall<HttpRequest, HttpResponse<T>> {

  private final HttpClient client;
  private final HttpRequest request;
  private final BodyHandler<T> handler;
  private final Call call;
  private volatile @Nullable HeldReply held;

  JdkCall(HttpClient client, HttpRequest request, BodyHandler<T> handler, Call call) {
    this.client = client;
    this.request = request;
    this.handler = handler;
    this.call = call;
  }

  @Override
  public Object target() {
    return client;
  }

  @Override
  public HttpRequest request() {
    return request;
  }

  @Override
  public boolean movesUrl() {
    return true;
  }

  @Override
  public HttpRequest changed(WireRequest changed) {
    URI uri = call.isMoved(changed) ? URI.create(changed.url()) : request.uri();
    return ChangedRequest.of(request, uri, changed.body(), call.patience());
  }

  @Override
  public HttpResponse<T> send(HttpRequest outgoing) throws IOException, InterruptedException {
    return client.send(outgoing, watching());
  }

  @Override
  public CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest outgoing) {
    return client.sendAsync(outgoing, watching(), null);
  }

  private BodyHandler<T> watching() {
    held = null;
    return new WatchedHandler<>(handler, call, judged -> held = judged);
  }

  @Override
  public int status(HttpResponse<T> response) {
    return response.statusCode();
  }

  @Override
  public boolean isHeld() {
    return held != null;
  }

  @Override
  public @Nullable WireHeaders headers(HttpResponse<T> response) {
    HeldReply judged = held;
    return judged == null ? null : judged.headers();
  }

  @Override
  public InputStream body(HttpResponse<T> response) {
    return requireNonNull(held, "not held").body();
  }

  @Override
  public HttpResponse<T> watched(HttpResponse<T> response, Call opened) {
    return response;
  }

  @Override
  public CompletableFuture<HttpResponse<T>> watchedAsync(HttpResponse<T> response, Call opened) {
    HeldReply judged = held;
    return judged == null
        ? CompletableFuture.completedFuture(response)
        : judged.through(handler, response, opened);
  }

  @Override
  public HttpResponse<T> answer(WireReply reply, Call answering) {
    throw new UnsupportedOperationException("an answer comes with its last byte");
  }

  @Override
  public CompletableFuture<@Nullable HttpResponse<T>> answerWaiting(
      WireReply reply, Call answering) {
    Answer head = new Answer(reply);
    return HandlerPush.through(
        handler,
        head,
        answering.answered(reply),
        answering.readers(),
        body -> new AnsweredResponse<>(request, head, body));
  }

  @Override
  public CompletableFuture<@Nullable HttpResponse<T>> answerAsync(WireReply reply, Call answering) {
    return answerWaiting(reply, answering);
  }

  @Override
  public @Nullable HttpResponse<T> taken(CompletableFuture<@Nullable HttpResponse<T>> answering)
      throws IOException, InterruptedException {
    try {
      return answering.get();
    } catch (InterruptedException interrupted) {
      answering.cancel(true);
      throw interrupted;
    } catch (ExecutionException e) {
      Throwable cause = requireNonNull(e.getCause(), "no cause");
      throw new IOException(cause.getMessage(), cause);
    }
  }

  /* What the application's handler made of a body is the application's. */
  @Override
  public void close(HttpResponse<T> response) {
    HeldReply judged = held;
    if (judged != null) {
      judged.body().close();
    }
  }

  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  @Override
  public Throwable timedOut() {
    return new HttpTimeoutException("request timed out");
  }
}
