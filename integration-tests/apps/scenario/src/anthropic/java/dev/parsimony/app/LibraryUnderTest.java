/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.Headers;
import com.anthropic.errors.AnthropicServiceException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** anthropic-java. */
final class LibraryUnderTest extends Library {

  private final Clients clients;

  LibraryUnderTest(String baseUrl, String apiKey) {
    this.clients = new Clients(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    AnthropicClient client = Options.applied(clients.of(command), command);
    return new AnthropicCall<>(this, new MessageCalls(), client, command);
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof AnthropicServiceException) {
        describe((AnthropicServiceException) t, error);
        return;
      }
    }
  }

  private static void describe(AnthropicServiceException service, ObjectNode error) {
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
