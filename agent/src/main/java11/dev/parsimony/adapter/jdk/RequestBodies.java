/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.exchange.MediaType;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of requests. Subscribing to a publisher starts whatever is behind it, so only
 * those are read that are known to hold their bytes.
 */
final class RequestBodies {

  private static final long MOST_BYTES = 64L << 20;

  private static final Set<String> HOLDING_BYTES =
      new HashSet<>(
          Arrays.asList(
              "jdk.internal.net.http.RequestPublishers$ByteArrayPublisher",
              "jdk.internal.net.http.RequestPublishers$StringPublisher"));

  /** The bytes of a JSON body; null for one that is none, or that cannot be read beforehand. */
  static byte @Nullable [] json(HttpRequest request) {
    Optional<BodyPublisher> publisher = request.bodyPublisher();
    if (!publisher.isPresent() || !isReadable(publisher.get()) || !mayBeJson(request)) {
      return null;
    }
    Collector collector = new Collector((int) publisher.get().contentLength());
    publisher.get().subscribe(collector);
    return collector.whole();
  }

  private static boolean isReadable(BodyPublisher publisher) {
    long length = publisher.contentLength();
    return length > 0
        && length <= MOST_BYTES
        && HOLDING_BYTES.contains(publisher.getClass().getName());
  }

  private static boolean mayBeJson(HttpRequest request) {
    String type = new JdkHeaders(request.headers()).mediaType();
    return type.isEmpty() || MediaType.isJson(type);
  }

  private RequestBodies() {}

  /** Takes the bytes of a body that come at once. */
  private static final class Collector implements Subscriber<ByteBuffer> {

    private final byte[] bytes;
    private int size;
    private boolean complete;

    Collector(int length) {
      this.bytes = new byte[length];
    }

    byte @Nullable [] whole() {
      return complete && size == bytes.length ? bytes : null;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer item) {
      int count = item.remaining();
      item.get(bytes, size, count);
      size += count;
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {
      complete = true;
    }
  }
}
