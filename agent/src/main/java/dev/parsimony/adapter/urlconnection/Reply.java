/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a connection comes to: a body, and for an error also the exception that the connection
 * throws when it is asked for one.
 */
final class Reply {

  private final int status;
  private final WireHeaders headers;
  private final @Nullable InputStream body;
  private final @Nullable IOException thrown;
  private final boolean ofItsOwn;

  private Reply(
      int status,
      WireHeaders headers,
      @Nullable InputStream body,
      @Nullable IOException thrown,
      boolean ofItsOwn) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.thrown = thrown;
    this.ofItsOwn = ofItsOwn;
  }

  /** Asks a connection, where its original methods run. */
  static Reply of(HttpURLConnection connection, boolean ofItsOwn) throws IOException {
    InputStream body;
    IOException thrown = null;
    try {
      body = connection.getInputStream();
    } catch (IOException failure) {
      if (connection.getHeaderField(0) == null || connection.getResponseCode() < 400) {
        throw failure;
      }
      thrown = failure;
      body = connection.getErrorStream();
    }
    return new Reply(connection.getResponseCode(), headers(connection), body, thrown, ofItsOwn);
  }

  /** One that the agent gives. */
  static Reply answer(URL url, WireReply reply, InputStream body) {
    int status = reply.status();
    IOException thrown =
        status < 400
            ? null
            : new IOException("Server returned HTTP response code: " + status + " for URL: " + url);
    return new Reply(status, reply.headers(), body, thrown, false);
  }

  /** The same over another stream. */
  Reply over(InputStream handed) {
    return new Reply(status, headers, handed, thrown, ofItsOwn);
  }

  int status() {
    return status;
  }

  WireHeaders headers() {
    return headers;
  }

  /** The body; null for an error without one. */
  @Nullable InputStream body() {
    return body;
  }

  /** What the woven method makes of it: stream, exception, and the head to be told if any. */
  @Nullable Object[] outcome() {
    return new @Nullable Object[] {body, thrown, ofItsOwn ? null : head()};
  }

  private InputStream head() {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" OK\r\n");
    for (String name : headers.names()) {
      String usual = usual(name);
      headers.values(name).forEach(v -> head.append(usual).append(": ").append(v).append("\r\n"));
    }
    return new ByteArrayInputStream(
        head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /* As most servers write it: an application may look into a map of names. */
  private static String usual(String name) {
    StringBuilder usual = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      if (i == 0 || name.charAt(i - 1) == '-') {
        usual.setCharAt(i, Character.toUpperCase(name.charAt(i)));
      }
    }
    return usual.toString();
  }

  private static WireHeaders headers(HttpURLConnection connection) {
    return Guard.call(
        "reading of headers", () -> read(connection), WireHeaders.of(Collections.emptyMap()));
  }

  private static WireHeaders read(HttpURLConnection connection) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 1; connection.getHeaderFieldKey(i) != null; i++) {
      headers
          .computeIfAbsent(connection.getHeaderFieldKey(i), absent -> new ArrayList<>())
          .add(connection.getHeaderField(i));
    }
    return WireHeaders.of(headers);
  }
}
