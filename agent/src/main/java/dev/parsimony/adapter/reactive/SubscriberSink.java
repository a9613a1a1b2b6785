/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.reactive;

import dev.parsimony.adapter.push.Sink;
import org.reactivestreams.Subscriber;

/** The application's subscriber. */
final class SubscriberSink<T> implements Sink<T> {

  private final Subscriber<? super T> subscriber;

  SubscriberSink(Subscriber<? super T> subscriber) {
    this.subscriber = subscriber;
  }

  @Override
  public void next(T item) {
    subscriber.onNext(item);
  }

  @Override
  public void complete() {
    subscriber.onComplete();
  }

  @Override
  public void fail(Throwable cause) {
    subscriber.onError(cause);
  }
}
