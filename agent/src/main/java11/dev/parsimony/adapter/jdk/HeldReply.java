/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.PulledBody;
import dev.parsimony.engine.Call;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A reply that the agent reads and judges before the application's body handler gets it. */
final class HeldReply {

  private final ResponseInfo head;
  private final PulledBody<List<ByteBuffer>> body;

  HeldReply(ResponseInfo head) {
    this.head = head;
    // The client subscribes by itself.
    this.body = new PulledBody<>(Buffers.ITEMS, unused -> {});
  }

  JdkHeaders headers() {
    return new JdkHeaders(head.headers());
  }

  PulledBody<List<ByteBuffer>> body() {
    return body;
  }

  /** What receives the body from the client, for which there is a response then, without a body. */
  <T> BodySubscriber<T> subscriber() {
    return new Subscriber<>(body);
  }

  /** The reply by way of the application's handler; cancelling it ends the reading. */
  <T> CompletableFuture<HttpResponse<T>> through(
      BodyHandler<T> handler, HttpResponse<T> response, Call call) {
    return HandlerPush.through(
        handler,
        head,
        call.opened(head.statusCode(), headers(), body),
        call.readers(),
        made -> new HandedResponse<>(response, made));
  }

  /** Gives the response no body. */
  private static final class Subscriber<T> extends ReceivingSubscriber<T> {

    Subscriber(PulledBody<List<ByteBuffer>> body) {
      super(body);
    }

    @Override
    public CompletionStage<T> getBody() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
