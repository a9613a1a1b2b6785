/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call; its request is the body alone. A changed one is sent by another connection. */
final class UrlCall implements LibraryCall<byte[], Reply> {

  private final HttpURLConnection connection;
  private final Upload upload;
  private final Map<String, List<String>> headers;
  private final @Nullable Proxy proxy;
  private final byte[] body;
  private volatile @Nullable HttpURLConnection other;

  /**
   * @param headers of the request, as the connection sends them
   */
  UrlCall(
      HttpURLConnection connection,
      Upload upload,
      Map<String, List<String>> headers,
      @Nullable Proxy proxy) {
    this.connection = connection;
    this.upload = upload;
    this.headers = headers;
    this.proxy = proxy;
    this.body = upload.body();
  }

  @Override
  public HttpURLConnection target() {
    return connection;
  }

  @Override
  public byte[] request() {
    return body;
  }

  @Override
  public byte[] changed(WireRequest changed) {
    if (connection.getURL().getProtocol().equals("https") && upload.tls() == null) {
      throw new IllegalStateException("unknown how the connection is secured");
    }
    return changed.body();
  }

  @Override
  public Reply send(byte[] outgoing) throws IOException {
    if (outgoing != body) {
      HttpURLConnection alike = Alike.open(connection, headers, upload.tls(), proxy);
      other = alike;
      write(alike, outgoing);
      return Reply.of(alike, false);
    }
    if (upload.isHeld()) {
      write(connection, upload.leave());
    }
    return Reply.of(connection, true);
  }

  static void write(HttpURLConnection connection, byte[] bytes) throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(bytes);
    }
  }

  @Override
  public CompletableFuture<Reply> sendAsync(byte[] outgoing) {
    throw new UnsupportedOperationException("a connection blocks");
  }

  @Override
  public int status(Reply response) {
    return response.status();
  }

  @Override
  public WireHeaders headers(Reply response) {
    return response.headers();
  }

  @Override
  public InputStream body(Reply response) {
    return requireNonNull(response.body(), "an error without a body");
  }

  @Override
  public Reply watched(Reply response, Call call) {
    InputStream original = response.body();
    if (original != null) {
      return response.over(call.opened(response.status(), response.headers(), original));
    }
    close(
        response.over(
            call.opened(
                response.status(), response.headers(), new ByteArrayInputStream(new byte[0]))));
    return response;
  }

  @Override
  public Reply answer(WireReply reply, Call call) {
    return Reply.answer(connection.getURL(), reply, call.answered(reply));
  }

  @Override
  public void close(Reply response) {
    try {
      InputStream bytes = response.body();
      if (bytes != null) {
        bytes.close();
      }
    } catch (IOException e) {
      // Nobody reads it.
    }
  }

  @Override
  public boolean isAbandonable() {
    return true;
  }

  /** A changed request has a connection of its own. */
  @Override
  public void abandon(byte[] changed) {
    HttpURLConnection sending = other;
    if (sending != null) {
      sending.disconnect();
    }
  }

  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  @Override
  public Throwable timedOut() {
    return new SocketTimeoutException("Read timed out");
  }
}
