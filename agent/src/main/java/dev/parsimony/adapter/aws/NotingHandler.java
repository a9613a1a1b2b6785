/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.adapter.reactive.WatchedPublisher;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.engine.PushedReply;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** Notes the reply of one attempt on its way to the SDK. */
final class NotingHandler implements SdkAsyncHttpResponseHandler {

  private final SdkAsyncHttpResponseHandler handler;
  private final Attempts attempts;
  private @Nullable SdkHttpResponse head;
  private @Nullable ReceivedReply later;
  private volatile @Nullable LiveBody live;

  NotingHandler(SdkAsyncHttpResponseHandler handler, Attempts attempts) {
    this.handler = handler;
    this.attempts = attempts;
  }

  @Override
  public void onHeaders(SdkHttpResponse response) {
    head = response;
    later =
        Guard.orNull(
            "opening of the reply",
            () ->
                Attempts.isGood(response)
                    ? attempts.judgedLater(response)
                    : attempts.rejected(response));
    handler.onHeaders(response);
  }

  @Override
  public void onStream(Publisher<ByteBuffer> body) {
    handler.onStream(Guard.call("opening of the reply", () -> noted(body), body));
  }

  @Override
  public void onError(Throwable error) {
    handler.onError(error);
  }

  /**
   * The application wants no more of this attempt.
   *
   * @return whether nobody else does either
   */
  boolean release() {
    LiveBody body = live;
    return body == null || body.release();
  }

  private Publisher<ByteBuffer> noted(Publisher<ByteBuffer> body) {
    SdkHttpResponse begun = head;
    ReceivedReply noted = later;
    if (noted != null) {
      noted.begin();
      return subscriber -> body.subscribe(new NotedBody(subscriber, noted));
    }
    if (begun == null || !Attempts.isGood(begun)) {
      return body;
    }
    LiveBody opened = new LiveBody(body);
    live = opened;
    opened.open(begun, attempts.take());
    return opened;
  }

  /** A good reply's body as the SDK holds it. */
  private static final class LiveBody implements Publisher<ByteBuffer> {

    private final Publisher<ByteBuffer> original;
    private @Nullable PushedReply reply;
    private @Nullable WatchedPublisher<ByteBuffer> watched;

    LiveBody(Publisher<ByteBuffer> original) {
      this.original = original;
    }

    void open(SdkHttpResponse head, Call call) {
      PushedReply opened = call.opened(head.statusCode(), new SdkHeaders(head), this);
      if (opened != null) {
        reply = opened;
        watched =
            new WatchedPublisher<>(original, (item, bytes) -> bytes.accept(item), opened, this);
      }
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      Publisher<ByteBuffer> body = watched;
      (body == null ? original : body).subscribe(subscriber);
    }

    boolean release() {
      if (reply == null || watched == null || reply.cancelled()) {
        return true;
      }
      return watched.cancel();
    }
  }

  /** Takes the body of a reply that is told of later, and notes its bytes. */
  private static final class NotedBody implements Subscriber<ByteBuffer> {

    private final Subscriber<? super ByteBuffer> subscriber;
    private final ReceivedReply reply;

    NotedBody(Subscriber<? super ByteBuffer> subscriber, ReceivedReply reply) {
      this.subscriber = subscriber;
      this.reply = reply;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer item) {
      if (!Guard.run("noting of the reply", () -> note(item.duplicate()))) {
        reply.miss();
      }
      subscriber.onNext(item);
    }

    @Override
    public void onError(Throwable cause) {
      subscriber.onError(cause);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }

    private void note(ByteBuffer item) {
      byte[] bytes = new byte[item.remaining()];
      item.get(bytes);
      reply.add(bytes, 0, bytes.length);
    }
  }
}
