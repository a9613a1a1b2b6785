/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.adapter.TimeLimits;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** One call in Spring's types. It blocks. */
final class RequestCall implements LibraryCall<ClientHttpRequest, ClientHttpResponse> {

  private final ClientHttpRequest request;
  private final ClientHttpRequestFactory factory;
  private @Nullable ReplyBody begun;

  RequestCall(ClientHttpRequest request, ClientHttpRequestFactory factory) {
    this.request = request;
    this.factory = factory;
  }

  @Override
  public Object target() {
    return request;
  }

  @Override
  public ClientHttpRequest request() {
    return request;
  }

  /** Another request: each can be executed once, and the application's own may be needed yet. */
  @Override
  public ClientHttpRequest changed(WireRequest changed) {
    return ChangedRequest.of(request, factory, changed.body());
  }

  @Override
  public ClientHttpResponse send(ClientHttpRequest outgoing) throws IOException {
    ClientHttpResponse response = outgoing.execute();
    // Some transports wait for the reply only when they are asked; what they throw comes again.
    Guard.run("wait for the reply", () -> status(response));
    return response;
  }

  @Override
  public CompletableFuture<ClientHttpResponse> sendAsync(ClientHttpRequest outgoing) {
    throw new UnsupportedOperationException("a blocking call");
  }

  @Override
  public int status(ClientHttpResponse response) {
    try {
      return Statuses.of(response);
    } catch (IOException noReply) {
      return 0;
    }
  }

  @Override
  public WireHeaders headers(ClientHttpResponse response) {
    return SpringHeaders.toWire(response.getHeaders());
  }

  /** The same when it is asked for again: what was read of it is not there twice. */
  @Override
  public ReplyBody body(ClientHttpResponse response) {
    ReplyBody body = begun;
    if (body == null || !body.isOf(response)) {
      body = new ReplyBody(response);
      begun = body;
    }
    return body;
  }

  @Override
  public ClientHttpResponse watched(ClientHttpResponse response, Call call) {
    return WatchedResponse.of(response, body(response), call);
  }

  @Override
  public ClientHttpResponse answer(WireReply reply, Call call) {
    return AnsweredResponse.of(reply, call.answered(reply));
  }

  @Override
  public void close(ClientHttpResponse response) {
    response.close();
  }

  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  @Override
  public Throwable timedOut() {
    return TimeLimits.reached(factory.getClass().getSimpleName().startsWith("Jdk"));
  }
}
