/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.push.Items;
import dev.parsimony.adapter.push.PulledBody;
import dev.parsimony.adapter.reactive.AnswerPublisher;
import dev.parsimony.adapter.reactive.ReceivingSubscriber;
import dev.parsimony.adapter.reactive.WatchedPublisher;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.PushedReply;
import dev.parsimony.exchange.WireReply;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Flux;

/** The body of a response in Spring's buffers, as the application holds it. */
final class ReplyBuffers implements Publisher<DataBuffer> {

  private static final DataBufferFactory FACTORY = DefaultDataBufferFactory.sharedInstance;
  private static final Items<DataBuffer> BUFFERS = new Buffers();

  private @Nullable Publisher<DataBuffer> body;

  private ReplyBuffers() {}

  /** Hands a response to the engine; the response itself when it passes unseen. */
  static ClientResponse watched(ClientResponse original, Call call) {
    ReplyBuffers held = new ReplyBuffers();
    PushedReply reply =
        call.opened(
            Exchanges.status(original),
            SpringHeaders.toWire(original.headers().asHttpHeaders()),
            held);
    return reply == null
        ? original
        : original.mutate().body(flux -> held.over(flux, reply)).build();
  }

  /** The body of a response, to be read from. */
  static PulledBody<DataBuffer> pulled(ClientResponse response) {
    return ReceivingSubscriber.pulled(response.body(BodyExtractors.toDataBuffers()), BUFFERS);
  }

  /** A response whose body has been read from. */
  static ClientResponse handed(ClientResponse original, InputStream body, Call call) {
    ReplyBuffers held = new ReplyBuffers();
    InputStream watched =
        call.opened(
            Exchanges.status(original),
            SpringHeaders.toWire(original.headers().asHttpHeaders()),
            body);
    held.body = new AnswerPublisher<>(watched, FACTORY::wrap, call.readers());
    return original.mutate().body(read -> Flux.from(held)).build();
  }

  private Flux<DataBuffer> over(Flux<DataBuffer> original, PushedReply reply) {
    body = new WatchedPublisher<>(original, BUFFERS, reply, this);
    return Flux.from(this);
  }

  /** A response over an answer of the agent's. */
  static ClientResponse answer(
      WireReply reply, Call call, ClientRequest request, ExchangeStrategies strategies) {
    ReplyBuffers held = new ReplyBuffers();
    ClientResponse.Builder response =
        ClientResponse.create(reply.status(), strategies)
            .headers(all -> SpringHeaders.addTo(all, reply.headers()))
            .request(new AnsweredRequest(request))
            .body(Flux.from(held));
    held.body = new AnswerPublisher<>(call.answered(reply), FACTORY::wrap, call.readers());
    return response.build();
  }

  @Override
  public void subscribe(Subscriber<? super DataBuffer> subscriber) {
    requireNonNull(body, "no body").subscribe(subscriber);
  }

  /** Spring's buffers, which may be of a pool. */
  private static final class Buffers implements Items<DataBuffer> {

    @Override
    public void show(DataBuffer item, Consumer<ByteBuffer> bytes) {
      byte[] copy = new byte[item.readableByteCount()];
      int position = item.readPosition();
      item.read(copy);
      item.readPosition(position);
      bytes.accept(ByteBuffer.wrap(copy));
    }

    @Override
    public void discard(DataBuffer item) {
      DataBufferUtils.release(item);
    }
  }
}
