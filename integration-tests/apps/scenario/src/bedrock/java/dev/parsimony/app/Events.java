/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;

/** The events of a stream as they come. */
final class Events {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Subscription NONE =
      new Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
      };

  private final Seen seen;
  private final int closeAfter;
  private final CountDownLatch failed = new CountDownLatch(1);

  Events(Seen seen, int closeAfter) {
    this.seen = seen;
    this.closeAfter = closeAfter;
  }

  void failed(Throwable failure) {
    seen.note("told of the failure", true);
    failed.countDown();
  }

  /** Waits until the handler is told of a failure, though not for ever. */
  void awaitFailure() throws InterruptedException {
    failed.await(5, TimeUnit.SECONDS);
  }

  void completed() {
    seen.note("told of the end", true);
  }

  /** Asks for one event after the other, until enough have come. */
  <T> Subscriber<T> receiver() {
    return new Subscriber<T>() {

      private Subscription subscription = NONE;

      @Override
      public void onSubscribe(Subscription made) {
        subscription = made;
        made.request(1);
      }

      @Override
      public void onNext(T event) {
        int count = chunk(event);
        if (count >= closeAfter) {
          subscription.cancel();
        } else {
          subscription.request(1);
        }
      }

      @Override
      public void onError(Throwable failure) {
        seen.note("stream failed", true);
      }

      @Override
      public void onComplete() {
        seen.note("stream ended", true);
      }
    };
  }

  private int chunk(Object event) {
    ObjectNode json = event instanceof PayloadPart ? piece((PayloadPart) event) : pojo(event);
    return seen.chunk(() -> json, () -> {}, () -> Family.saidIn(json));
  }

  private static ObjectNode pojo(Object event) {
    ObjectNode json = PojoJson.of((SdkPojo) event);
    return json.put("type", event.getClass().getSimpleName());
  }

  private static ObjectNode piece(PayloadPart part) {
    try {
      return (ObjectNode) MAPPER.readTree(part.bytes().asByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
