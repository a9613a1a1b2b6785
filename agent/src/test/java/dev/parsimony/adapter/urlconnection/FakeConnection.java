/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A connection to a fake provider, with its methods woven by hand. */
final class FakeConnection extends HttpURLConnection {

  private final Rig rig;
  private final Map<String, List<String>> requests = new TreeMap<>();
  private @Nullable OutputStream out;
  private @Nullable InputStream in;
  private @Nullable IOException remembered;
  private final String type = "application/json";
  final ByteArrayOutputStream body = new ByteArrayOutputStream();

  FakeConnection(Rig rig, URL url) {
    super(url);
    this.rig = rig;
  }

  private @Nullable Object @Nullable [] ask(String method) {
    long length = fixedContentLengthLong & fixedContentLength & chunkLength;
    return rig.adapter.call(method, this, new @Nullable Object[] {requests, null, length});
  }

  @Override
  public void setRequestProperty(String name, String value) {
    requests.put(name, List.of(value));
  }

  @Override
  public void addRequestProperty(String name, String value) {
    setRequestProperty(name, value);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    @Nullable Object[] outcome = ask("getOutputStream");
    if (outcome == null) {
      method = "POST";
      boolean keeps = chunkLength < 0;
      out = out != null ? out : keeps ? body : new FilterOutputStream(body);
      return out;
    }
    return (OutputStream) result(outcome);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    @Nullable Object[] outcome = in == null ? ask("getInputStream") : null;
    if (outcome != null) {
      in = (InputStream) outcome[0];
      return (InputStream) result(outcome);
    }
    if (remembered != null) {
      throw remembered;
    }
    if (in == null) {
      rig.sent.add(body.toString(StandardCharsets.UTF_8));
      Object reply = rig.replies.remove();
      if (reply instanceof IOException failure) {
        remembered = failure;
        throw failure;
      }
      responseCode = 200;
      in = new ByteArrayInputStream(reply.toString().getBytes(StandardCharsets.UTF_8));
    }
    return in;
  }

  private static Object result(@Nullable Object[] outcome) throws IOException {
    if (outcome[1] != null) {
      throw (IOException) outcome[1];
    }
    return Objects.requireNonNull(outcome[0]);
  }

  @Override
  public @Nullable String getHeaderFieldKey(int n) {
    return n == 1 ? "Content-Type" : null;
  }

  @Override
  public @Nullable String getHeaderField(int n) {
    return n == 0 ? "HTTP/1.1 200 OK" : n == 1 ? type : null;
  }

  @Override
  public void connect() {
    connected = true;
  }

  @Override
  public void disconnect() {}

  @Override
  public boolean usingProxy() {
    return false;
  }
}
