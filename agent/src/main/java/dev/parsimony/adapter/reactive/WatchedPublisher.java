/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.reactive;

import dev.parsimony.adapter.push.Items;
import dev.parsimony.adapter.push.PushedBody;
import dev.parsimony.engine.PushedReply;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The body of a reply as the application subscribes to it, noted on its way. */
public final class WatchedPublisher<T> implements Publisher<T> {

  private final PushedBody<T> body;

  @SuppressWarnings("unused") // Kept from the garbage collector.
  private final Object held;

  private final AtomicBoolean subscribed = new AtomicBoolean();

  /**
   * @param original the transport's publisher; it is subscribed to once
   * @param held what the reply was opened with: the application may let go of it once it has
   *     subscribed, and has not dropped the reply then
   */
  public WatchedPublisher(Publisher<T> original, Items<T> items, PushedReply reply, Object held) {
    this.held = held;
    this.body =
        new PushedBody<>(
            items, reply, receiver -> original.subscribe(new ReceivingSubscriber<>(receiver)));
  }

  @Override
  public void subscribe(Subscriber<? super T> subscriber) {
    boolean first = subscribed.compareAndSet(false, true);
    subscriber.onSubscribe(new BodySubscription());
    if (first) {
      body.deliverTo(new SubscriberSink<>(subscriber));
    } else {
      subscriber.onError(new IllegalStateException("the body can be received once"));
    }
  }

  /** The application wants no more; returns whether nobody else does either. */
  public boolean cancel() {
    return body.cancel();
  }

  /** The application's hold on the body, and on all that it belongs to. */
  private final class BodySubscription implements Subscription {

    @Override
    public void request(long count) {
      body.request(count);
    }

    @Override
    public void cancel() {
      body.cancel();
    }
  }
}
