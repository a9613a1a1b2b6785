/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.adapter.push.PulledBody;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** One call of a {@code WebClient}, whose caller subscribes to its response. */
final class ExchangeCall implements LibraryCall<ClientRequest, ClientResponse> {

  private final ExchangeFunction function;
  private final WrittenRequest written;
  private final ContextView subscriber;
  private volatile @Nullable PulledBody<DataBuffer> pulled;

  /**
   * @param subscriber what the application put into its reactive context
   */
  ExchangeCall(ExchangeFunction function, WrittenRequest written, ContextView subscriber) {
    this.function = function;
    this.written = written;
    this.subscriber = subscriber;
  }

  @Override
  public Object target() {
    return function;
  }

  @Override
  public ClientRequest request() {
    return written.request();
  }

  @Override
  public ClientRequest changed(WireRequest changed) {
    return written.with(changed.body());
  }

  @Override
  public ClientResponse send(ClientRequest outgoing) {
    throw new UnsupportedOperationException("not a blocking call");
  }

  @Override
  public CompletableFuture<ClientResponse> sendAsync(ClientRequest outgoing) {
    pulled = null;
    return function.exchange(outgoing).contextWrite(subscriber).toFuture();
  }

  @Override
  public boolean isAbandonableAsync() {
    return true;
  }

  @Override
  public void abandonAsync(CompletableFuture<ClientResponse> sent) {
    sent.cancel(true);
  }

  /** What the original method returns, for a call that the agent has no part in. */
  Mono<ClientResponse> original() {
    Reentry.expect(function);
    try {
      return function.exchange(written.request());
    } finally {
      Reentry.forget();
    }
  }

  @Override
  public int status(ClientResponse response) {
    return Exchanges.status(response);
  }

  @Override
  public WireHeaders headers(ClientResponse response) {
    return SpringHeaders.toWire(response.headers().asHttpHeaders());
  }

  @Override
  public InputStream body(ClientResponse response) {
    PulledBody<DataBuffer> body = ReplyBuffers.pulled(response);
    pulled = body;
    return body;
  }

  @Override
  public ClientResponse watched(ClientResponse response, Call call) {
    InputStream read = pulled;
    return read == null
        ? ReplyBuffers.watched(response, call)
        : ReplyBuffers.handed(response, read, call);
  }

  @Override
  public ClientResponse answer(WireReply reply, Call call) {
    return ReplyBuffers.answer(reply, call, written.request(), Exchanges.strategies(function));
  }

  @Override
  public void close(ClientResponse response) {
    PulledBody<DataBuffer> read = pulled;
    pulled = null;
    if (read != null) {
      read.close();
    }
    response.releaseBody().subscribe(nothing -> {}, alreadyGone -> {});
  }

  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  @Override
  public Throwable timedOut() {
    return new WebClientRequestException(
        Exchanges.timeout(Fields.read(function, "connector")),
        request().method(),
        request().url(),
        request().headers());
  }
}
