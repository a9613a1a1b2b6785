/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.PushedBody;
import dev.parsimony.adapter.push.Source;
import dev.parsimony.engine.PushedReply;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The client's subscriber in place of the application's, which gets all that comes. */
final class WatchedSubscriber<T> implements BodySubscriber<T> {

  private final BodySubscriber<T> application;
  private final PushedBody<List<ByteBuffer>> body;

  WatchedSubscriber(BodySubscriber<T> application, PushedReply reply) {
    this.application = application;
    // The client subscribes by itself.
    this.body = new PushedBody<>(Buffers.ITEMS, reply, unused -> {});
  }

  @Override
  public CompletionStage<T> getBody() {
    return application.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    body.subscribed(
        new Source() {
          @Override
          public void request(long count) {
            subscription.request(count);
          }

          @Override
          public void cancel() {
            subscription.cancel();
          }
        });
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

  @Override
  public void onNext(List<ByteBuffer> item) {
    body.next(item);
  }

  @Override
  public void onError(Throwable failure) {
    body.fail(failure);
  }

  @Override
  public void onComplete() {
    body.complete();
  }
}
