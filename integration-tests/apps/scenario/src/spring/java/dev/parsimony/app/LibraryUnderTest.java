/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Spring's HTTP clients: one that blocks, and the reactive one. */
final class LibraryUnderTest extends HttpLibrary {

  private final Map<String, Blocking> blocking = new ConcurrentHashMap<>();
  private final String transport = System.getProperty("transport", Transports.FIRST);

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    return new SpringCalls(this, command);
  }

  Blocking blocking(Command command) {
    int timeout = command.number("timeoutMillis", 60_000);
    return blocking.computeIfAbsent(
        command.text("client", "") + timeout,
        absent -> Blocking.over(Transports.factory(transport, timeout)));
  }

  void headers(Command command, HttpHeaders headers) {
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set("Authorization", authorization(command));
    command.eachHeader(headers::add);
  }
}
