/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Makes the request that is sent in place of the application's. */
final class ChangedRequest {

  static HttpRequest of(HttpRequest original, URI uri, byte[] body) {
    HttpRequest.Builder changed =
        HttpRequest.newBuilder(uri)
            .method(original.method(), BodyPublishers.ofByteArray(body))
            .expectContinue(original.expectContinue());
    original.timeout().ifPresent(changed::timeout);
    original.version().ifPresent(changed::version);
    original
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> changed.header(name, value)));
    return changed.build();
  }

  private ChangedRequest() {}
}
