/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.cohere.api.AsyncCohere;
import com.cohere.api.Cohere;
import com.cohere.api.core.CohereApiException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** cohere-java, by its second API. */
final class LibraryUnderTest extends Library {

  private final Map<String, Cohere> clients = new ConcurrentHashMap<>();
  private final Map<String, AsyncCohere> asyncClients = new ConcurrentHashMap<>();
  private final String root;
  private final String apiKey;

  LibraryUnderTest(String baseUrl, String apiKey) {
    this.root = baseUrl.substring(0, baseUrl.lastIndexOf("/v1"));
    this.apiKey = apiKey;
  }

  @Override
  Call call(Command command) {
    String key = command.text("apiKey", apiKey);
    int retries = command.number("maxRetries", 2);
    int seconds = Math.max(1, command.number("timeoutMillis", 60_000) / 1000);
    String name = key + '\n' + retries + '\n' + seconds;
    return new CohereCall(
        this,
        clients.computeIfAbsent(
            name,
            absent ->
                Cohere.builder().token(key).url(root).maxRetries(retries).timeout(seconds).build()),
        asyncClients.computeIfAbsent(
            name,
            absent ->
                AsyncCohere.builder()
                    .token(key)
                    .url(root)
                    .maxRetries(retries)
                    .timeout(seconds)
                    .build()),
        command);
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof CohereApiException) {
        error.put("status", ((CohereApiException) t).statusCode());
        error.put("said", String.valueOf(((CohereApiException) t).body()));
        return;
      }
    }
  }
}
