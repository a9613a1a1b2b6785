/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.Callers;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Engine;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MediaType;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Knows which requests are calls to providers, and opens them. */
final class Calls {

  private static final String CLIENT = "HttpURLConnection";
  private static final String POST = "POST";

  private final AdapterTools tools;
  private final Callers callers = new Callers();

  Calls(AdapterTools tools) {
    this.tools = tools;
  }

  /** Whether a request, of which nothing has been written yet, is one. */
  boolean isOne(HttpURLConnection connection, Map<String, List<String>> headers) {
    String method = connection.getRequestMethod();
    // One with a body becomes a POST by itself.
    boolean posts = method.equals(POST) || method.equals("GET");
    WireHeaders read = WireHeaders.of(headers);
    return posts
        && connection.getDoOutput()
        && MediaType.isJson(read.mediaType())
        && read.first("content-encoding") == null
        && dialect(connection) != null;
  }

  /**
   * Opens a call whose request is complete; null when it has to stay unseen.
   *
   * @param now the connection as it is now
   */
  @Nullable InterceptedCall<?, ?> open(HttpURLConnection connection, Upload upload, State now) {
    Dialect dialect = dialect(connection);
    if (dialect == null) {
      return null;
    }
    // Those of a request that has left are no longer what the application has set.
    Map<String, List<String>> headers = upload.isHeld() ? now.headers() : upload.headers();
    UrlCall call = new UrlCall(connection, upload, headers, now.proxy());
    WireRequest read =
        new WireRequest(POST, url(connection), WireHeaders.of(headers), call.request());
    Engine engine = tools.engine();
    CallOrigin origin = origin(connection);
    Call opened =
        upload.isHeld()
            ? engine.open(dialect, read, origin)
            : engine.openSent(dialect, read, origin);
    return new InterceptedCall<>(opened, call);
  }

  private CallOrigin origin(HttpURLConnection connection) {
    // There is no client object, and who is behind a call is known by its own headers alone.
    return new CallOrigin(
        CLIENT,
        tools.clientVersion(),
        tools.newInstance(),
        Delivery.BLOCKING,
        TimeUnit.MILLISECONDS.toNanos(connection.getReadTimeout()),
        callers.here());
  }

  private @Nullable Dialect dialect(HttpURLConnection connection) {
    return tools.engine().dialectAt(POST, url(connection));
  }

  private static String url(HttpURLConnection connection) {
    return connection.getURL().toString();
  }
}
