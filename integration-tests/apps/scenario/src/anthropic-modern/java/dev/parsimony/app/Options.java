/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Options of a client. */
final class Options {

  private Options() {}

  /** The client itself, or one with other options where the command asks for them. */
  static AnthropicClient applied(AnthropicClient client, Command command) {
    if (!command.node("clientOptions").isObject()) {
      return client;
    }
    Command options = new Command(command.node("clientOptions"));
    return client.withOptions(changed -> apply(options, changed));
  }

  /** Sends to Claude on Bedrock, signed with a key. */
  static void bedrock(AnthropicOkHttpClient.Builder client, String baseUrl, String key) {
    client.backend(new BedrockElsewhere(baseUrl, key));
  }

  private static void apply(Command options, ClientOptions.Builder changed) {
    options.eachHeader(changed::putHeader);
    changed.maxRetries(options.number("maxRetries", 2));
    changed.timeout(Duration.ofMillis(options.number("timeoutMillis", 60_000)));
    String key = options.text("interceptorKey", "");
    if (!key.isEmpty()) {
      changed.addInterceptor(next -> new Keyed(next, key));
    }
  }

  /** Sends another key than the client has, as an interceptor of the application's may. */
  private static final class Keyed implements HttpClient {

    private final HttpClient next;
    private final String key;

    Keyed(HttpClient next, String key) {
      this.next = next;
      this.key = key;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
      return next.execute(keyed(request), options);
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
        HttpRequest request, RequestOptions options) {
      return next.executeAsync(keyed(request), options);
    }

    @Override
    public void close() {
      next.close();
    }

    private HttpRequest keyed(HttpRequest request) {
      return request.toBuilder().replaceHeaders("X-Api-Key", key).build();
    }
  }
}
