/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import java.util.List;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Mono;

/** Writes a body that was noted, with the headers that came with it; as often as it is sent. */
final class NotedBody implements BodyInserter<Object, ClientHttpRequest> {

  private final HttpHeaders headers;
  private final byte[] body;

  NotedBody(HttpHeaders headers, byte[] body) {
    this.headers = headers;
    this.body = body;
  }

  @Override
  public Mono<Void> insert(ClientHttpRequest message, Context context) {
    headers.forEach((name, values) -> set(message.getHeaders(), name, values));
    if (headers.getContentLength() >= 0) {
      message.getHeaders().setContentLength(body.length);
    }
    DataBufferFactory factory = message.bufferFactory();
    return message.writeWith(Mono.fromSupplier(() -> factory.wrap(body)));
  }

  private static void set(HttpHeaders target, String name, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    target.set(name, values.get(0));
    values.stream().skip(1).forEach(value -> target.add(name, value));
  }
}
