/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Endpoint;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the agent's own, to a server other than the application's. Nothing of a client of
 * the application has a part in it: no interceptor, authenticator or cookie. It follows no
 * redirect, and sends its request once.
 */
public final class OwnConnection {

  private static final ThreadLocal<@Nullable OwnConnection> SENDING = new ThreadLocal<>();
  private static final List<String> OF_THE_CONNECTION =
      Arrays.asList(
          "alt-svc",
          "connection",
          "keep-alive",
          "set-cookie",
          "set-cookie2",
          "strict-transport-security",
          "transfer-encoding");

  private final WireRequest request;
  private final int connectMillis;
  private final int readMillis;
  private @Nullable HttpURLConnection connection;
  private boolean closed;

  /**
   * @param connectMillis how long to connect may take
   * @param readMillis how long the server may be silent
   */
  OwnConnection(WireRequest request, int connectMillis, int readMillis) {
    this.request = request;
    this.connectMillis = connectMillis;
    this.readMillis = readMillis;
  }

  /**
   * Whether the calling thread is sending such a request, which is no call of the application's.
   */
  public static boolean isSending() {
    return SENDING.get() != null;
  }

  /** Whether nothing of the application's would go along: a cookie handler serves a whole JVM. */
  static boolean isApart() {
    return CookieHandler.getDefault() == null;
  }

  /**
   * Sends the request, and waits for the head of the reply.
   *
   * @return the status
   */
  int send(Endpoint endpoint) throws IOException {
    SENDING.set(this);
    try {
      HttpURLConnection opened = opened(endpoint);
      try (OutputStream body = opened.getOutputStream()) {
        body.write(request.body());
      }
      return opened.getResponseCode();
    } finally {
      SENDING.remove();
    }
  }

  private HttpURLConnection opened(Endpoint endpoint) throws IOException {
    HttpURLConnection opened = (HttpURLConnection) new URL(request.url()).openConnection();
    if (opened instanceof HttpsURLConnection) {
      // What the application has set for all connections may trust anybody.
      ((HttpsURLConnection) opened)
          .setSSLSocketFactory((SSLSocketFactory) SSLSocketFactory.getDefault());
      ((HttpsURLConnection) opened).setHostnameVerifier((host, session) -> false);
    }
    opened.setRequestMethod(request.method());
    opened.setInstanceFollowRedirects(false);
    opened.setUseCaches(false);
    opened.setConnectTimeout(connectMillis);
    opened.setReadTimeout(readMillis);
    opened.setDoOutput(true);
    // A body of a length that is told is never sent again, be it to somebody who asks who we are.
    opened.setFixedLengthStreamingMode(request.body().length);
    for (String name : request.headers().names()) {
      opened.setRequestProperty(name, String.join(", ", request.headers().values(name)));
    }
    opened.setRequestProperty("accept-encoding", "identity");
    Endpoint.Credential credential = endpoint.credential();
    if (credential != null) {
      opened.setRequestProperty(credential.header(), credential.value());
    }
    keep(opened);
    return opened;
  }

  private synchronized void keep(HttpURLConnection opened) throws IOException {
    if (closed) {
      throw new IOException("nobody waits for it any more");
    }
    connection = opened;
  }

  WireHeaders headers() {
    HttpURLConnection open = connection();
    Map<String, List<String>> headers = new HashMap<>();
    for (Map.Entry<@Nullable String, List<String>> header : open.getHeaderFields().entrySet()) {
      String name = header.getKey();
      if (name != null && !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        headers.put(name, header.getValue());
      }
    }
    return WireHeaders.of(headers);
  }

  /** The length of the body as it was told; -1 where it was not. */
  long length() {
    return connection().getContentLengthLong();
  }

  InputStream body() throws IOException {
    return connection().getInputStream();
  }

  private synchronized HttpURLConnection connection() {
    if (connection == null) {
      throw new IllegalStateException("not sent");
    }
    return connection;
  }

  /** Ends it, wherever it is; may take a while. */
  void close() {
    HttpURLConnection open;
    synchronized (this) {
      closed = true;
      open = connection;
    }
    if (open != null) {
      disconnect(open);
    }
  }

  private static void disconnect(HttpURLConnection open) {
    try {
      open.disconnect();
    } catch (NullPointerException ended) {
      // The JDK does not expect that the thread which sends ends it at the same time.
    }
  }
}
