/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.AbstractClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Spring's exchange function over a transport that answers as it was told. */
final class FakeExchange implements ExchangeFunction {

  final ExchangeStrategies strategies = ExchangeStrategies.withDefaults();
  final Object connector = new Object();
  final List<Sent> sent = new CopyOnWriteArrayList<>();
  final Queue<Function<ContextView, Mono<ClientResponse>>> replies = new ArrayDeque<>();

  @Override
  public Mono<ClientResponse> exchange(ClientRequest request) {
    return Mono.deferContextual(
        context -> {
          Sent transport = new Sent(request);
          return request
              .writeTo(transport, strategies)
              .then(
                  Mono.defer(
                      () -> {
                        sent.add(transport);
                        return replies.remove().apply(context);
                      }));
        });
  }

  static DataBuffer buffer(String text) {
    return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(UTF_8));
  }

  /** A request as the transport gets it. */
  static final class Sent extends AbstractClientHttpRequest {

    private final ClientRequest request;
    private final StringBuilder written = new StringBuilder();

    Sent(ClientRequest request) {
      this.request = request;
    }

    String written() {
      return written.toString();
    }

    @Override
    public HttpMethod getMethod() {
      return request.method();
    }

    @Override
    public URI getURI() {
      return request.url();
    }

    @Override
    @SuppressWarnings("unchecked") // as transports do
    public <T> T getNativeRequest() {
      return (T) this;
    }

    @Override
    public DataBufferFactory bufferFactory() {
      return DefaultDataBufferFactory.sharedInstance;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      return doCommit(
          () -> Flux.from(body).doOnNext(buffer -> written.append(buffer.toString(UTF_8))).then());
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
      return writeWith(Flux.from(body).concatMap(part -> part));
    }

    @Override
    public Mono<Void> setComplete() {
      return doCommit();
    }

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
  }
}
