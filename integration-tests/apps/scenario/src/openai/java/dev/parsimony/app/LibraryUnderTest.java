/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIServiceException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** openai-java. */
final class LibraryUnderTest extends Library {

  private final Clients clients;

  LibraryUnderTest(String baseUrl, String apiKey) {
    this.clients = new Clients(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    Endpoint<?, ?> endpoint = Endpoints.named(command.text("endpoint", "chat"));
    OpenAIClient client = Endpoints.withOptions(clients.of(command), command);
    return new OpenAiCall<>(this, endpoint, client, command);
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof OpenAIServiceException) {
        describe((OpenAIServiceException) t, error);
        return;
      }
    }
  }

  private static void describe(OpenAIServiceException service, ObjectNode error) {
    error.put("status", service.statusCode());
    error.put("body", String.valueOf(service.body()));
    error.set("headers", Seen.json(map(service.headers())));
    ErrorDetails.of(service, error);
  }

  static Map<String, List<String>> map(Headers headers) {
    Map<String, List<String>> map = new TreeMap<>();
    headers.names().forEach(name -> map.put(name, headers.values(name)));
    return map;
  }
}
