/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Policy;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** A transport of Spring's with the adapter, as woven code would call it. */
final class Rig implements AutoCloseable {

  final TestEngine engine;
  final SpringWebAdapter adapter;
  final FakeFactory factory = new FakeFactory();

  Rig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  Rig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new SpringWebAdapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "5.3.39", (name, loader) -> false));
  }

  Rig respond(int status, String body) {
    return reply(new FakeResponse(status, body));
  }

  /** What the provider answers next, after what it was told before: a response or a failure. */
  Rig reply(Object reply) {
    factory.replies.add(reply);
    return this;
  }

  ClientHttpRequest request() throws IOException {
    return request(factory, Chat.URL, MediaType.APPLICATION_JSON);
  }

  ClientHttpRequest request(FakeFactory from, String url, MediaType type) throws IOException {
    adapter.call("createRequest", from, new Object[] {URI.create(url), HttpMethod.POST});
    ClientHttpRequest request = from.createRequest(URI.create(url), HttpMethod.POST);
    request.getHeaders().setContentType(type);
    request.getHeaders().set("Authorization", "Bearer key");
    request.getBody().write(Chat.REQUEST.getBytes(UTF_8));
    return request;
  }

  ClientHttpResponse execute(ClientHttpRequest request) throws IOException {
    @Nullable Object @Nullable [] outcome = adapter.call("execute", request, new Object[0]);
    if (outcome == null) {
      return request.execute();
    }
    if (outcome[1] instanceof IOException) {
      throw (IOException) outcome[1];
    }
    return (ClientHttpResponse) outcome[0];
  }

  /** The body of the response, which is then closed. */
  String call() throws IOException {
    try (ClientHttpResponse response = execute(request())) {
      return read(response);
    }
  }

  static String read(ClientHttpResponse response) throws IOException {
    return new String(response.getBody().readAllBytes(), UTF_8);
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
