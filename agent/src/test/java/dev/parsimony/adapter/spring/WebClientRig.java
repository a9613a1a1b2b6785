/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Policy;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Spring's exchange function with the adapter, as woven code would call it. */
final class WebClientRig implements AutoCloseable {

  final TestEngine engine;
  final FakeExchange function = new FakeExchange();
  private final WebClientAdapter adapter;

  WebClientRig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  WebClientRig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new WebClientAdapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "5.3.39", (name, loader) -> false));
  }

  WebClientRig respond(int status, String body) {
    return respond(status, Flux.defer(() -> Flux.just(FakeExchange.buffer(body))));
  }

  /** What the provider answers next, after what it was told before. */
  WebClientRig respond(int status, Flux<DataBuffer> body) {
    return reply(Mono.fromSupplier(() -> response(status, body)));
  }

  WebClientRig reply(Mono<ClientResponse> reply) {
    function.replies.add(context -> reply);
    return this;
  }

  ClientResponse response(int status, Flux<DataBuffer> body) {
    return ClientResponse.create(status, function.strategies)
        .header("Content-Type", "application/json")
        .body(body)
        .build();
  }

  static ClientRequest.Builder request(String url) {
    return ClientRequest.create(HttpMethod.POST, URI.create(url))
        .header("Authorization", "Bearer key")
        .headers(headers -> headers.setContentType(MediaType.APPLICATION_JSON));
  }

  /** A body that its publisher gives one time. */
  static ClientRequest chat() {
    return request(Chat.URL).body(Mono.just(Chat.REQUEST), String.class).build();
  }

  @SuppressWarnings("unchecked") // as woven code
  Mono<ClientResponse> exchange(ClientRequest request) {
    @Nullable Object @Nullable [] outcome =
        adapter.call("exchange", function, new Object[] {request});
    return outcome == null ? function.exchange(request) : (Mono<ClientResponse>) outcome[0];
  }

  Mono<String> call() {
    return exchange(chat()).flatMap(response -> response.bodyToMono(String.class));
  }

  Exchange exchange() {
    assertThat(engine.exchanges()).hasSize(1);
    return engine.exchanges().get(0);
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }
}
