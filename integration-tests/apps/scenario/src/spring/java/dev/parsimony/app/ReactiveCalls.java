/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One call of a {@code WebClient}. */
final class ReactiveCalls extends HttpCall {

  private final LibraryUnderTest spring;
  private final WebClient client;

  ReactiveCalls(LibraryUnderTest spring, Command command) {
    super(spring, command);
    this.spring = spring;
    this.client = spring.reactive(command);
  }

  @Override
  void blocking() throws IOException {
    reply(Objects.requireNonNull(whole().block(), "no reply"));
  }

  @Override
  void async() throws Exception {
    CompletableFuture<ResponseEntity<String>> future = whole().toFuture();
    onCancel(() -> future.cancel(true));
    reply(await(future));
  }

  @Override
  void stream() {
    try (Stream<Boolean> events = events().toStream()) {
      seen.note("more", events.allMatch(more -> more));
    }
  }

  @Override
  void asyncStream() throws Exception {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Disposable.Swap subscription = Disposables.swap();
    onCancel(
        () -> {
          ended.complete(false);
          subscription.dispose();
        });
    subscription.update(
        events().subscribe(more -> {}, ended::completeExceptionally, () -> ended.complete(true)));
    seen.note("completed", await(ended));
  }

  private Mono<ResponseEntity<String>> whole() {
    return request(false).retrieve().toEntity(String.class);
  }

  /* The events that are wanted, of a publisher that is asked for by a publisher of the request. */
  private Flux<Boolean> events() {
    return request(true).exchangeToFlux(this::events).takeUntil(more -> !more);
  }

  private Flux<Boolean> events(ClientResponse response) {
    int status = response.statusCode().value();
    seen.head(status, SpringCalls.map(response.headers().asHttpHeaders()));
    return status == 200
        ? response.bodyToFlux(String.class).map(this::more)
        : response.createException().flatMapMany(Mono::error);
  }

  private boolean more(String data) {
    try {
      return event(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WebClient.RequestHeadersSpec<?> request(boolean stream) {
    return client
        .post()
        .uri(spring.baseUrl + endpoint.path())
        .headers(headers -> spring.headers(command, headers))
        .body(Mono.fromSupplier(() -> endpoint.body(command, stream)), String.class);
  }

  private void reply(ResponseEntity<String> reply) throws IOException {
    String body = reply.getBody();
    reply(200, SpringCalls.map(reply.getHeaders()), body == null ? "" : body);
  }
}
