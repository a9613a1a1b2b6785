/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The clients of this application: one for each credential and retry limit. */
final class Clients {

  private final Map<String, OpenAIClient> clients = new ConcurrentHashMap<>();
  private final String baseUrl;
  private final String apiKey;

  Clients(String baseUrl, String apiKey) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
  }

  OpenAIClient of(Command command) {
    String key = command.text("apiKey", apiKey);
    String organization = command.text("organization", "");
    int retries = command.number("maxRetries", 2);
    String instance = command.text("client", "");
    String path = command.text("basePath", "");
    return clients.computeIfAbsent(
        key + '\n' + organization + '\n' + retries + '\n' + instance + '\n' + path,
        absent -> client(url(path), key, organization, retries));
  }

  /* Another provider's, which has its own path before the endpoints'. */
  private String url(String path) {
    return path.isEmpty() ? baseUrl : baseUrl.replaceFirst("/v1$", path);
  }

  private OpenAIClient client(String url, String key, String organization, int retries) {
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder().baseUrl(url).apiKey(key).maxRetries(retries);
    if (!organization.isEmpty()) {
      builder.organization(organization);
    }
    return builder.build();
  }

  /** Everything that is to stand in the request's body beside model and prompt. */
  static void eachBodyProperty(Command command, BiConsumer<String, JsonValue> consumer) {
    command.eachBodyProperty((name, value) -> consumer.accept(name, JsonValue.fromJsonNode(value)));
  }

  static RequestOptions options(Command command) {
    int timeout = command.number("timeoutMillis", 0);
    return timeout == 0
        ? RequestOptions.none()
        : RequestOptions.builder().timeout(Duration.ofMillis(timeout)).build();
  }
}
