/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Google's Gen AI SDK: with a key at the API of Gemini, or with a token at Vertex AI. */
final class LibraryUnderTest extends Library {

  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final String root;
  private final String apiKey;

  LibraryUnderTest(String baseUrl, String apiKey) {
    this.root = baseUrl.substring(0, baseUrl.lastIndexOf("/v1"));
    this.apiKey = apiKey;
  }

  @Override
  Call call(Command command) {
    return new GenAiCall(this, client(command), command);
  }

  private Client client(Command command) {
    boolean vertex = command.text("endpoint", "").startsWith("vertex");
    String key = command.text("apiKey", apiKey);
    int attempts = 1 + command.number("maxRetries", 2);
    int timeout = command.number("timeoutMillis", 60_000);
    String name = vertex + "\n" + key + '\n' + attempts + '\n' + timeout;
    return clients.computeIfAbsent(name, absent -> client(vertex, key, attempts, timeout));
  }

  private Client client(boolean vertex, String key, int attempts, int timeout) {
    Client.Builder client =
        Client.builder()
            .httpOptions(
                HttpOptions.builder()
                    .baseUrl(root)
                    .timeout(timeout)
                    .retryOptions(HttpRetryOptions.builder().attempts(attempts).build())
                    .build());
    if (!vertex) {
      return client.apiKey(key).build();
    }
    Date later = new Date(System.currentTimeMillis() + TimeUnit.HOURS.toMillis(8));
    return client
        .vertexAI(true)
        .project("acme")
        .location("us-central1")
        .credentials(GoogleCredentials.create(new AccessToken(key, later)))
        .build();
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ApiException) {
        error.put("status", ((ApiException) t).code());
        error.put("code", ((ApiException) t).status());
        error.put("said", ((ApiException) t).message());
        return;
      }
    }
  }
}
