/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.Sink;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.function.Function;

/** The application's subscriber. */
final class SubscriberSink<I> implements Sink<I> {

  private final Subscriber<List<ByteBuffer>> application;
  private final Function<I, List<ByteBuffer>> form;

  /**
   * @param form what the subscriber gets for an item
   */
  SubscriberSink(Subscriber<List<ByteBuffer>> application, Function<I, List<ByteBuffer>> form) {
    this.application = application;
    this.form = form;
  }

  @Override
  public void next(I item) {
    application.onNext(form.apply(item));
  }

  @Override
  public void complete() {
    application.onComplete();
  }

  @Override
  public void fail(Throwable cause) {
    application.onError(cause);
  }
}
