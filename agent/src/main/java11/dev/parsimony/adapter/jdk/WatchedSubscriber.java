/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.PushedBody;
import dev.parsimony.engine.PushedReply;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** A subscriber from which the application's own gets all that comes. */
final class WatchedSubscriber<T> extends ReceivingSubscriber<T> {

  private final BodySubscriber<T> application;
  private final PushedBody<List<ByteBuffer>> body;

  /**
   * @param body subscribes to nothing: the client does so by itself
   */
  private WatchedSubscriber(BodySubscriber<T> application, PushedBody<List<ByteBuffer>> body) {
    super(body);
    this.application = application;
    this.body = body;
  }

  static <T> WatchedSubscriber<T> of(BodySubscriber<T> application, PushedReply reply) {
    return new WatchedSubscriber<>(
        application, new PushedBody<>(Buffers.ITEMS, reply, unused -> {}));
  }

  @Override
  public CompletionStage<T> getBody() {
    return application.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    super.onSubscribe(subscription);
    application.onSubscribe(
        new Subscription() {
          @Override
          public void request(long count) {
            body.request(count);
          }

          @Override
          public void cancel() {
            body.cancel();
          }
        });
    body.deliverTo(new SubscriberSink<>(application, item -> item));
  }
}
