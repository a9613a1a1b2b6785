/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One call whose reply the application's parser reads as it comes. */
final class StreamedCall implements LibraryCall<HttpRequest, StreamedReply> {

  private final HttpClient client;
  private final HttpRequest request;
  private final Handover handover;

  StreamedCall(HttpClient client, HttpRequest request, Handover handover) {
    this.client = client;
    this.request = request;
    this.handover = handover;
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
    return Messages.changed(request, changed);
  }

  @Override
  public StreamedReply send(HttpRequest outgoing) {
    throw new UnsupportedOperationException("nobody waits for a stream");
  }

  @Override
  public CompletableFuture<StreamedReply> sendAsync(HttpRequest outgoing) {
    throw new UnsupportedOperationException("it is only started");
  }

  @Override
  public boolean isOnlyStarted() {
    return true;
  }

  @Override
  public void start(HttpRequest outgoing, CompletableFuture<StreamedReply> end) {
    Relay relay = new Relay(handover, end);
    handover.expect(relay);
    client.execute(outgoing, relay, relay);
  }

  @Override
  public int status(StreamedReply reply) {
    return reply.response().statusCode();
  }

  @Override
  public WireHeaders headers(StreamedReply reply) {
    return Messages.headers(reply.response().headers());
  }

  @Override
  public InputStream body(StreamedReply reply) {
    return reply.body();
  }

  /* It waits for what becomes of the reply, and no longer than is needed to read it. */
  @Override
  public boolean isReadInPlace() {
    return true;
  }

  @Override
  public StreamedReply watched(StreamedReply reply, Call call) {
    SuccessfulHttpResponse response = reply.response();
    return new StreamedReply(
        response,
        call.opened(response.statusCode(), Messages.headers(response.headers()), reply.body()));
  }

  @Override
  public StreamedReply answer(WireReply reply, Call call) {
    SuccessfulHttpResponse response = Messages.response(reply.status(), reply.headers(), null);
    return new StreamedReply(response, call.answered(reply));
  }

  @Override
  public CompletableFuture<@Nullable StreamedReply> answerAsync(WireReply reply, Call call) {
    return Rejections.isThrown(reply)
        ? Rejections.failed(reply, call)
        : CompletableFuture.completedFuture(answer(reply, call));
  }

  @Override
  public void close(StreamedReply reply) {
    try {
      reply.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable WireReply rejection(Throwable thrown) {
    return Rejections.reply(thrown);
  }

  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  /** As the listener is told of it. */
  @Override
  public Throwable timedOut() {
    Throwable timedOut = Rejections.timedOut(client);
    Throwable cause = timedOut.getCause();
    return cause == null
        ? timedOut
        : new dev.langchain4j.exception.TimeoutException(new CompletionException(cause));
  }
}
