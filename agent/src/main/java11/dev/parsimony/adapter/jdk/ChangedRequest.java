/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/** Makes the request that is sent in place of the application's. */
final class ChangedRequest {

  /* From here on the client's limit counts to the last byte of the reply, not to its first. */
  private static final int LIMITS_WHOLE_REPLIES = 26;
  private static final int FEATURE =
      Integer.parseInt(System.getProperty("java.specification.version", "11"));

  /**
   * @param patience nanoseconds until the reply has to begin; 0 for no limit but the original's
   */
  static HttpRequest of(HttpRequest original, URI uri, byte[] body, long patience) {
    HttpRequest.Builder changed =
        HttpRequest.newBuilder(uri)
            .method(original.method(), BodyPublishers.ofByteArray(body))
            .expectContinue(original.expectContinue());
    limit(original, patience).ifPresent(changed::timeout);
    original.version().ifPresent(changed::version);
    original
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> changed.header(name, value)));
    return changed.build();
  }

  private static Optional<Duration> limit(HttpRequest original, long patience) {
    Duration limit = Duration.ofNanos(patience);
    boolean limited = patience > 0 && FEATURE < LIMITS_WHOLE_REPLIES;
    boolean sooner = original.timeout().map(own -> limit.compareTo(own) < 0).orElse(true);
    return limited && sooner ? Optional.of(limit) : original.timeout();
  }

  private ChangedRequest() {}
}
