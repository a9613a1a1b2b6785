/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.PushedReply;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call whose reply the library reads before it hands it out. */
final class WholeCall implements LibraryCall<HttpRequest, SuccessfulHttpResponse> {

  private final HttpClient client;
  private final HttpRequest request;

  WholeCall(HttpClient client, HttpRequest request) {
    this.client = client;
    this.request = request;
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
  public SuccessfulHttpResponse send(HttpRequest outgoing) {
    return client.execute(outgoing);
  }

  /** Asked only where the woven method of this name was called, which older versions lack. */
  @Override
  public CompletableFuture<SuccessfulHttpResponse> sendAsync(HttpRequest outgoing) {
    return client.executeAsync(outgoing);
  }

  @Override
  public int status(SuccessfulHttpResponse response) {
    return response.statusCode();
  }

  @Override
  public WireHeaders headers(SuccessfulHttpResponse response) {
    return Messages.headers(response.headers());
  }

  @Override
  public InputStream body(SuccessfulHttpResponse response) {
    String body = response.body();
    return new ByteArrayInputStream(body == null ? new byte[0] : body.getBytes(UTF_8));
  }

  /** The very response, whose body has been read. */
  @Override
  public SuccessfulHttpResponse watched(SuccessfulHttpResponse response, Call call) {
    String body = response.body();
    byte[] bytes = body == null ? new byte[0] : body.getBytes(UTF_8);
    PushedReply reply =
        call.opened(response.statusCode(), Messages.headers(response.headers()), response);
    if (reply != null) {
      reply.received(ByteBuffer.wrap(bytes));
      reply.completed();
    }
    return response;
  }

  @Override
  public SuccessfulHttpResponse answer(WireReply reply, Call call) {
    return Messages.response(reply.status(), reply.headers(), Messages.text(call.answered(reply)));
  }

  @Override
  public CompletableFuture<@Nullable SuccessfulHttpResponse> answerAsync(
      WireReply reply, Call call) {
    return Rejections.isThrown(reply)
        ? Rejections.failed(reply, call)
        : CompletableFuture.completedFuture(answer(reply, call));
  }

  @Override
  public CompletableFuture<@Nullable SuccessfulHttpResponse> answerWaiting(
      WireReply reply, Call call) {
    return answerAsync(reply, call);
  }

  @Override
  public void close(SuccessfulHttpResponse response) {}

  @Override
  public @Nullable WireReply rejection(Throwable thrown) {
    return Rejections.reply(thrown);
  }

  /** The attempt ends, and whether there is another one is decided outside of here. */
  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  @Override
  public Throwable timedOut() {
    return Rejections.timedOut(client);
  }
}
