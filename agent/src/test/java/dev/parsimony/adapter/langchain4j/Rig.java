/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Policy;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The adapter over a fake client: calls it as woven code would. */
final class Rig implements AutoCloseable {

  /** How the application calls for a whole reply. */
  enum Way {
    BLOCKING("execute"),
    ASYNC("executeAsync");

    private final String method;

    Way(String method) {
      this.method = method;
    }
  }

  final FakeClient client = new FakeClient();
  final Heard heard = new Heard();
  final TestEngine engine;
  final LangChain4jAdapter adapter;

  Rig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  Rig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new LangChain4jAdapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "1.23.0", (name, loader) -> false));
  }

  static HttpRequest request() {
    return HttpRequest.builder()
        .method(HttpMethod.POST)
        .url(Chat.URL)
        .addHeader("Content-Type", "application/json")
        .addHeader("Authorization", "Bearer key")
        .body(Chat.REQUEST)
        .build();
  }

  static HttpRequest streamedRequest() {
    return HttpRequest.builder()
        .method(HttpMethod.POST)
        .url(Chat.URL)
        .addHeader("Content-Type", "application/json")
        .body("{\"model\":\"gpt-4o-mini\",\"stream\":true}")
        .build();
  }

  @Nullable Object @Nullable [] outcome(Way way, HttpRequest request) {
    return adapter.call(way.method, client, new Object[] {request});
  }

  SuccessfulHttpResponse call(Way way, HttpRequest request) throws Throwable {
    Object result = result(outcome(way, request));
    return way == Way.BLOCKING
        ? (SuccessfulHttpResponse) result
        : taken((CompletableFuture<?>) result);
  }

  void stream() throws Throwable {
    stream(client, streamedRequest(), new DefaultServerSentEventParser());
  }

  void stream(HttpClient target, HttpRequest request, ServerSentEventParser parser)
      throws Throwable {
    Object result = result(adapter.call("execute", target, new Object[] {request, parser, heard}));
    assertThat(result).isNull();
  }

  Exchange exchange() {
    assertThat(engine.exchanges()).hasSize(1);
    return engine.exchanges().get(0);
  }

  private static @Nullable Object result(@Nullable Object @Nullable [] outcome) throws Throwable {
    @Nullable Object[] pair = Objects.requireNonNull(outcome, "declined");
    if (pair[1] != null) {
      throw (Throwable) pair[1];
    }
    return pair[0];
  }

  private static SuccessfulHttpResponse taken(CompletableFuture<?> future) throws Throwable {
    try {
      return (SuccessfulHttpResponse) future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }
}
