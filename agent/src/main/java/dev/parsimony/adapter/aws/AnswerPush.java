/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.adapter.reactive.AnswerPublisher;
import dev.parsimony.engine.Guard;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** Pushes an answer of the agent's to the SDK, as an HTTP client pushes a reply. */
final class AnswerPush implements Publisher<ByteBuffer> {

  private final Answer answer;
  private final SdkAsyncHttpResponseHandler handler;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  AnswerPush(Answer answer, SdkAsyncHttpResponseHandler handler) {
    this.answer = answer;
    this.handler = handler;
  }

  /** A future that ends with the answer; ending it from outside breaks the answer off. */
  CompletableFuture<Void> start() {
    done.whenComplete((all, failure) -> Guard.run("close of the answer", answer.body()::close));
    handler.onHeaders(answer.response());
    handler.onStream(this);
    return done;
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    new AnswerPublisher<>(answer.body(), chunk -> chunk, answer.readers())
        .subscribe(new Receiver(subscriber));
  }

  /** Takes the answer for the SDK. */
  private final class Receiver implements Subscriber<ByteBuffer>, Subscription {

    private final Subscriber<? super ByteBuffer> subscriber;
    private Subscription subscription = this;

    Receiver(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void onSubscribe(Subscription made) {
      subscription = made;
      subscriber.onSubscribe(this);
    }

    @Override
    public void request(long count) {
      subscription.request(count);
    }

    @Override
    public void cancel() {
      subscription.cancel();
      done.complete(null);
    }

    @Override
    public void onNext(ByteBuffer item) {
      subscriber.onNext(item);
    }

    @Override
    public void onError(Throwable cause) {
      subscriber.onError(cause);
      done.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
      done.complete(null);
    }
  }
}
