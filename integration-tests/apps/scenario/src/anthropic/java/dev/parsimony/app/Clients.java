/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The clients of this application: one for each platform, credential and retry limit. */
final class Clients {

  private final Map<String, AnthropicClient> clients = new ConcurrentHashMap<>();
  private final String baseUrl;
  private final String apiKey;

  Clients(String baseUrl, String apiKey) {
    // The library adds the version to the path itself.
    this.baseUrl = baseUrl.replaceFirst("/v1$", "");
    this.apiKey = apiKey;
  }

  AnthropicClient of(Command command) {
    String key = command.text("apiKey", apiKey);
    String token = command.text("authToken", "");
    int retries = command.number("maxRetries", 2);
    String instance = command.text("client", "");
    return clients.computeIfAbsent(
        key + '\n' + token + '\n' + retries + '\n' + instance + '\n' + platform(command),
        absent -> client(platform(command), key, token, retries));
  }

  private AnthropicClient client(String platform, String key, String token, int retries) {
    AnthropicOkHttpClient.Builder builder = AnthropicOkHttpClient.builder().maxRetries(retries);
    if (platform.equals("bedrock")) {
      Options.bedrock(builder, baseUrl, key);
    } else if (platform.equals("vertex")) {
      Vertex.backend(builder, baseUrl, key);
    } else if (token.isEmpty()) {
      builder.baseUrl(baseUrl).apiKey(key);
    } else {
      builder.baseUrl(baseUrl).authToken(token);
    }
    return builder.build();
  }

  static String model(Command command) {
    switch (platform(command)) {
      case "bedrock":
        return command.model("us.anthropic.claude-haiku-4-5-20251001-v1:0");
      case "vertex":
        return command.model("claude-haiku-4-5@20251001");
      default:
        return command.model("claude-haiku-4-5");
    }
  }

  /** Who serves the model; its name stands before that of the endpoint. */
  private static String platform(Command command) {
    return command.text("endpoint", "").split("-")[0];
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
