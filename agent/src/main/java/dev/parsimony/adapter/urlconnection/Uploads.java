/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import dev.parsimony.engine.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/** Begins the requests of connections: decides who takes the body. */
final class Uploads {

  private final Engine engine;
  /* The connection that the application holds delegates to the one that is woven as the other. */
  private final ThreadLocal<@Nullable WeakReference<HttpsURLConnection>> outers =
      new ThreadLocal<>();

  Uploads(Engine engine) {
    this.engine = engine;
  }

  /** The calling thread is about to begin the request of the connection behind this one. */
  void willBeOver(HttpsURLConnection outer) {
    outers.set(new WeakReference<>(outer));
  }

  /** Begins one; what it leads to is told before its stream is given. */
  @Nullable Object[] begin(HttpURLConnection connection, State state, Consumer<Upload> told) {
    Map<String, List<String>> headers = state.headers();
    if (!state.streams() && engine.isOptimizing() && posts(connection)) {
      Upload held = Upload.held(headers).over(tls(connection));
      told.accept(held);
      return new @Nullable Object[] {new HeldStream(connection, held), null};
    }
    try {
      OutputStream original = Originals.outputStream(connection);
      return new @Nullable Object[] {noted(original, headers, told), null};
    } catch (IOException | RuntimeException ofTheCall) {
      return new @Nullable Object[] {null, ofTheCall};
    }
  }

  private @Nullable Tls tls(HttpURLConnection connection) {
    WeakReference<HttpsURLConnection> begun = outers.get();
    outers.remove();
    HttpsURLConnection outer = begun == null ? null : begun.get();
    return outer == null || outer.getURL() != connection.getURL() ? null : Tls.of(outer);
  }

  /* As the original would have it; one that is connected already cannot be told. */
  private static boolean posts(HttpURLConnection connection) {
    try {
      if (!connection.getRequestMethod().equals("POST")) {
        connection.setRequestMethod("POST");
      }
      return true;
    } catch (ProtocolException | IllegalStateException connected) {
      return false;
    }
  }

  /* The stream keeps what is written, unless it sends it at once. */
  private static OutputStream noted(
      OutputStream original, Map<String, List<String>> headers, Consumer<Upload> told) {
    boolean keeps = original instanceof ByteArrayOutputStream;
    Upload upload =
        keeps ? Upload.kept((ByteArrayOutputStream) original, headers) : Upload.sent(headers);
    told.accept(upload);
    return keeps ? original : new NotingStream(original, upload);
  }
}
