/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Policy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The adapter over a fake client: calls it as woven code would. */
final class Rig implements AutoCloseable {

  /** How the application calls. */
  enum Way {
    BLOCKING("send"),
    ASYNC("sendAsync");

    private final String method;

    Way(String method) {
      this.method = method;
    }
  }

  final FakeClient client = new FakeClient();
  final TestEngine engine;
  final JdkHttpAdapter adapter;

  Rig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  Rig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new JdkHttpAdapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "17", (name, loader) -> false));
  }

  static HttpRequest request() {
    return request(BodyPublishers.ofString(Chat.REQUEST)).build();
  }

  static HttpRequest.Builder request(BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create(Chat.URL))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer key")
        .POST(body);
  }

  @Nullable Object @Nullable [] outcome(Way way, HttpRequest request) {
    return outcome(way, request, BodyHandlers.ofString());
  }

  @Nullable Object @Nullable [] outcome(Way way, HttpRequest request, BodyHandler<?> handler) {
    Object[] blocking = {request, handler};
    Object[] async = {request, handler, null};
    return adapter.call(way.method, client, way == Way.BLOCKING ? blocking : async);
  }

  HttpResponse<?> call(Way way, HttpRequest request) throws Throwable {
    return call(way, request, BodyHandlers.ofString());
  }

  HttpResponse<?> call(Way way, HttpRequest request, BodyHandler<?> handler) throws Throwable {
    @Nullable Object[] pair = Objects.requireNonNull(outcome(way, request, handler), "declined");
    if (pair[1] != null) {
      throw (Throwable) pair[1];
    }
    return way == Way.BLOCKING
        ? (HttpResponse<?>) pair[0]
        : taken((CompletableFuture<?>) Objects.requireNonNull(pair[0]));
  }

  Exchange exchange() {
    assertThat(engine.exchanges()).hasSize(1);
    return engine.exchanges().get(0);
  }

  private static HttpResponse<?> taken(CompletableFuture<?> future) throws Throwable {
    try {
      return (HttpResponse<?>) future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }
}
