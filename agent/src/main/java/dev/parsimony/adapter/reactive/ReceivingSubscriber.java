/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.reactive;

import dev.parsimony.adapter.push.Items;
import dev.parsimony.adapter.push.PulledBody;
import dev.parsimony.adapter.push.Receiver;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The agent's hold on a transport's publisher. */
public final class ReceivingSubscriber<T> implements Subscriber<T> {

  private final Receiver<T> body;

  ReceivingSubscriber(Receiver<T> body) {
    this.body = body;
  }

  /**
   * A body to be read from.
   *
   * @param original the transport's publisher; it is subscribed to once
   */
  public static <T> PulledBody<T> pulled(Publisher<T> original, Items<T> items) {
    return new PulledBody<>(items, body -> original.subscribe(new ReceivingSubscriber<>(body)));
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    body.subscribed(new SubscriptionSource(subscription));
  }

  @Override
  public void onNext(T item) {
    body.next(item);
  }

  @Override
  public void onError(Throwable cause) {
    body.fail(cause);
  }

  @Override
  public void onComplete() {
    body.complete();
  }
}
