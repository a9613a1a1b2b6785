/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.engine.Guard;
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
  private final BodyInserter<?, ? super ClientHttpRequest> original;

  /**
   * @param original writes in the place of this one, in case of need
   */
  NotedBody(HttpHeaders headers, byte[] body, BodyInserter<?, ? super ClientHttpRequest> original) {
    this.headers = headers;
    this.body = body;
    this.original = original;
  }

  @Override
  public Mono<Void> insert(ClientHttpRequest message, Context context) {
    boolean ready = Guard.run("headers of the request", () -> addHeaders(message.getHeaders()));
    if (!ready) {
      return original.insert(message, context);
    }
    DataBufferFactory factory = message.bufferFactory();
    return message.writeWith(Mono.fromSupplier(() -> factory.wrap(body)));
  }

  private void addHeaders(HttpHeaders target) {
    headers.forEach((name, values) -> set(target, name, values));
    if (headers.getContentLength() >= 0) {
      target.setContentLength(body.length);
    }
  }

  private static void set(HttpHeaders target, String name, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    target.set(name, values.get(0));
    values.stream().skip(1).forEach(value -> target.add(name, value));
  }
}
