/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** One call of Spring's clients. */
final class SpringCalls extends HttpCall {

  private final LibraryUnderTest spring;

  SpringCalls(LibraryUnderTest spring, Command command) {
    super(spring, command);
    this.spring = spring;
  }

  @Override
  void blocking() throws IOException {
    reply(spring.blocking(command).post(url(), this::headers, body(false)));
  }

  @Override
  void stream() {
    spring.blocking(command).read(url(), this::headers, body(true), this::read);
  }

  private void read(int status, HttpHeaders headers, InputStream body) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    seen.head(status, map(headers));
    boolean more = closeAfter() > 0;
    while (more) {
      String line = lines.readLine();
      if (line == null && endpoint.saysWhenDone()) {
        throw new EOFException("the stream ended without its last event");
      }
      more = line != null && line(line);
    }
    if (command.flag("closeTwice", false)) {
      body.close();
    }
  }

  @Override
  void async() {
    throw new UnsupportedOperationException();
  }

  @Override
  void asyncStream() {
    throw new UnsupportedOperationException();
  }

  private void reply(ResponseEntity<String> reply) throws IOException {
    String body = reply.getBody();
    reply(200, map(reply.getHeaders()), body == null ? "" : body);
  }

  private String url() {
    return spring.baseUrl + endpoint.path();
  }

  private String body(boolean stream) {
    return endpoint.body(command, stream);
  }

  private void headers(HttpHeaders headers) {
    spring.headers(command, headers);
  }

  static Map<String, List<String>> map(HttpHeaders headers) {
    Map<String, List<String>> map = new TreeMap<>();
    headers.forEach(map::put);
    return map;
  }
}
