/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JDK's own HTTP client. */
final class LibraryUnderTest extends HttpLibrary {

  private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    return new JdkCalls(this, command);
  }

  HttpClient client(Command command) {
    return clients.computeIfAbsent(
        command.text("client", ""), absent -> HttpClient.newHttpClient());
  }

  HttpRequest request(OpenAiJson endpoint, Command command, boolean stream) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + endpoint.path()))
            .header("Authorization", authorization(command))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(endpoint.body(command, stream)));
    command.eachHeader(request::header);
    int timeout = command.number("timeoutMillis", 0);
    if (timeout > 0) {
      request.timeout(Duration.ofMillis(timeout));
    }
    return request.build();
  }
}
