/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.reactive;

import dev.parsimony.adapter.push.AnswerSource;
import dev.parsimony.adapter.push.Sink;
import dev.parsimony.adapter.push.Source;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The body of an answer of the agent's; for one subscriber. */
public final class AnswerPublisher<T> implements Publisher<T> {

  private final InputStream body;
  private final Function<ByteBuffer, T> make;
  private final Executor readers;

  /**
   * @param make makes the transport's item of some bytes
   * @param readers threads that may block
   */
  public AnswerPublisher(InputStream body, Function<ByteBuffer, T> make, Executor readers) {
    this.body = body;
    this.make = make;
    this.readers = readers;
  }

  @Override
  public void subscribe(Subscriber<? super T> subscriber) {
    Source source = new AnswerSource(body, new MakingSink<>(subscriber, make), readers);
    subscriber.onSubscribe(
        new Subscription() {
          @Override
          public void request(long count) {
            source.request(count);
          }

          @Override
          public void cancel() {
            source.cancel();
          }
        });
  }

  /** Gives the bytes on as the transport's items. */
  private static final class MakingSink<T> implements Sink<ByteBuffer> {

    private final Subscriber<? super T> subscriber;
    private final Function<ByteBuffer, T> make;

    MakingSink(Subscriber<? super T> subscriber, Function<ByteBuffer, T> make) {
      this.subscriber = subscriber;
      this.make = make;
    }

    @Override
    public void next(ByteBuffer item) {
      subscriber.onNext(make.apply(item));
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
}
