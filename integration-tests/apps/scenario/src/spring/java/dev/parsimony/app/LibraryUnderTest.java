/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

/** Spring's HTTP clients: one that blocks, and the reactive one. */
final class LibraryUnderTest extends HttpLibrary {

  private final Map<String, Blocking> blocking = new ConcurrentHashMap<>();
  private final Map<String, WebClient> reactive = new ConcurrentHashMap<>();
  private final String transport = System.getProperty("transport", Transports.FIRST);

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    return System.getProperty("client", "").equals("reactive")
        ? new ReactiveCalls(this, command)
        : new SpringCalls(this, command);
  }

  Blocking blocking(Command command) {
    int timeout = command.number("timeoutMillis", 60_000);
    return blocking.computeIfAbsent(
        command.text("client", "") + timeout,
        absent -> Blocking.over(Transports.factory(transport, timeout)));
  }

  WebClient reactive(Command command) {
    int timeout = command.number("timeoutMillis", 60_000);
    return reactive.computeIfAbsent(
        command.text("client", "") + timeout,
        absent ->
            WebClient.builder()
                .clientConnector(Connectors.connector(transport, timeout))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .build());
  }

  void headers(Command command, HttpHeaders headers) {
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set("Authorization", authorization(command));
    command.eachHeader(headers::add);
  }
}
