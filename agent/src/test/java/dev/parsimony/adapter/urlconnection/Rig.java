/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The adapter in front of fake connections. */
final class Rig implements AutoCloseable {

  static final String ADDRESS = Chat.URL.replace("https", "http");

  final TestEngine engine;
  final UrlConnectionAdapter adapter;
  final List<String> sent = new CopyOnWriteArrayList<>();
  final Queue<Object> replies = new ArrayDeque<>();

  Rig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  Rig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new UrlConnectionAdapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "17", (name, loader) -> false));
  }

  Rig respond(Object reply) {
    replies.add(reply);
    return this;
  }

  FakeConnection connection() throws IOException {
    return connection(ADDRESS);
  }

  FakeConnection connection(String url) throws IOException {
    FakeConnection made = (FakeConnection) new URL(null, url, new Handler()).openConnection();
    made.setDoOutput(true);
    made.setRequestProperty("Authorization", "Bearer key");
    made.setRequestProperty("Content-Type", "application/json");
    return made;
  }

  static String call(HttpURLConnection connection) throws IOException {
    write(connection);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  static void write(HttpURLConnection connection) throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(Chat.REQUEST.getBytes(UTF_8));
    }
  }

  Exchange exchange() {
    assertThat(engine.exchanges()).hasSize(1);
    return engine.exchanges().get(0);
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }

  /** Opens fake connections. */
  private final class Handler extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL url) {
      return new FakeConnection(Rig.this, url);
    }
  }
}
