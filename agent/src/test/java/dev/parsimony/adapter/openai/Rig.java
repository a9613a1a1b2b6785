/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpMethod;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.RetryingHttpClient;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Policy;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The adapter over a fake transport: calls it as woven code would. */
final class Rig implements AutoCloseable {

  /** How the application calls. */
  enum Way {
    BLOCKING("execute"),
    ASYNC("executeAsync");

    private final String method;

    Way(String method) {
      this.method = method;
    }
  }

  final FakeTransport transport = new FakeTransport();
  final TestEngine engine;
  final OpenAiAdapter adapter;
  private HttpClient client = client(0);
  private RequestOptions options = RequestOptions.none();

  Rig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  Rig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new OpenAiAdapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "4.101.0", (name, loader) -> false));
  }

  Rig retries(int most) {
    client = client(most);
    return this;
  }

  Rig timeout(Duration timeout) {
    options = RequestOptions.builder().timeout(timeout).build();
    return this;
  }

  HttpClient client() {
    return client;
  }

  /* The library sends a request that counts its attempts already as the very object it was. */
  static HttpRequest request() {
    return HttpRequest.builder()
        .method(HttpMethod.POST)
        .baseUrl("https://api.openai.com/v1")
        .addPathSegments("chat", "completions")
        .putHeader("Authorization", "Bearer key")
        .putHeader("X-Stainless-Retry-Count", "0")
        .body(new JsonBody(Chat.REQUEST.getBytes(UTF_8), "application/json; charset=utf-8"))
        .build();
  }

  /** What a woven method gets: null, or a pair of result and exception. */
  @Nullable Object @Nullable [] outcome(Way way, HttpRequest request) {
    return adapter.call(way.method, client, new Object[] {request, options});
  }

  HttpResponse call(Way way) throws Throwable {
    return call(way, request());
  }

  /** The response, or the exception that the application meets. */
  HttpResponse call(Way way, HttpRequest request) throws Throwable {
    return way == Way.BLOCKING ? (HttpResponse) result(way, request) : taken(future(request));
  }

  /** The same without the agent. */
  HttpResponse bare(Way way) throws Throwable {
    return way == Way.BLOCKING
        ? client.execute(request(), options)
        : taken(client.executeAsync(request(), options));
  }

  CompletableFuture<HttpResponse> future() throws Throwable {
    return future(request());
  }

  private static HttpResponse taken(CompletableFuture<HttpResponse> future) throws Throwable {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  @SuppressWarnings("unchecked")
  private CompletableFuture<HttpResponse> future(HttpRequest request) throws Throwable {
    return (CompletableFuture<HttpResponse>) result(Way.ASYNC, request);
  }

  private Object result(Way way, HttpRequest request) throws Throwable {
    @Nullable Object[] pair = Objects.requireNonNull(outcome(way, request), "declined");
    if (pair[1] != null) {
      throw (Throwable) pair[1];
    }
    return Objects.requireNonNull(pair[0]);
  }

  /** The one exchange that was told of. */
  Exchange exchange() {
    assertThat(engine.exchanges()).hasSize(1);
    return engine.exchanges().get(0);
  }

  /** That the very request was sent; the library may have wrapped its body on the way. */
  static void assertSent(HttpRequest made, HttpRequest sent) {
    SdkRequests requests = new SdkRequests();
    assertThat(requests.json(sent)).isSameAs(requests.json(made)).isNotNull();
    assertThat(sent.headers()).isEqualTo(made.headers());
    assertThat(requests.url(sent)).isEqualTo(requests.url(made));
  }

  static String text(HttpResponse response) throws IOException {
    return new String(response.body().readAllBytes(), UTF_8);
  }

  static String body(HttpRequest request) {
    return new String(Objects.requireNonNull(new SdkRequests().json(request)), UTF_8);
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }

  private HttpClient client(int retries) {
    return new RetryingHttpClient.Builder().httpClient(transport).maxRetries(retries).build();
  }
}
