/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One call of {@code HttpURLConnection}. */
final class UrlConnectionCalls extends HttpCall {

  private final LibraryUnderTest jdk;

  UrlConnectionCalls(LibraryUnderTest jdk, Command command) {
    super(jdk, command);
    this.jdk = jdk;
  }

  @Override
  void blocking() throws IOException {
    HttpURLConnection connection = jdk.connection(endpoint, command);
    write(connection, endpoint.body(command, false).getBytes(StandardCharsets.UTF_8));
    whole(connection, connection.getResponseCode());
  }

  @Override
  void async() {
    throw new UnsupportedOperationException();
  }

  @Override
  void stream() throws IOException {
    HttpURLConnection connection = jdk.connection(endpoint, command);
    write(connection, endpoint.body(command, true).getBytes(StandardCharsets.UTF_8));
    int status = connection.getResponseCode();
    if (status != 200) {
      whole(connection, status);
      return;
    }
    seen.head(status, headers(connection));
    InputStream bytes = connection.getInputStream();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      readLines(lines);
    }
    if (command.flag("closeTwice", false)) {
      bytes.close();
    }
    connection.disconnect();
  }

  @Override
  void asyncStream() {
    throw new UnsupportedOperationException();
  }

  private static void write(HttpURLConnection connection, byte[] body) throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
  }

  private void whole(HttpURLConnection connection, int status) throws IOException {
    Map<String, List<String>> headers = headers(connection);
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      reply(status, headers, text(body));
    }
  }

  private static String text(@Nullable InputStream body) throws IOException {
    if (body == null) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      bytes.write(buffer, 0, n);
    }
    return bytes.toString("UTF-8");
  }

  private static Map<String, List<String>> headers(HttpURLConnection connection) {
    Map<String, List<String>> headers = new TreeMap<>();
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              if (name != null) {
                headers.put(name, values);
              }
            });
    return headers;
  }
}
