/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A provider of chats that is asked plainly and over TLS, and rejects what it is told to. */
final class ChatServer implements AutoCloseable {

  private static final String PASSWORD = "secret";
  private static final String REPLY =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[\
      {"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}],\
      "usage":{"prompt_tokens":8,"completion_tokens":1,"total_tokens":9}}""";

  private final HttpServer plain;
  private final HttpsServer secured;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private ChatServer(HttpServer plain, HttpsServer secured) {
    this.plain = plain;
    this.secured = secured;
  }

  /**
   * Starts one with a certificate of its own.
   *
   * @param folder where the certificate is made
   */
  static ChatServer start(Path folder) throws IOException, GeneralSecurityException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer secured = HttpsServer.create(any, 0);
    secured.setHttpsConfigurator(new HttpsConfigurator(context(certificate(folder))));
    ChatServer started = new ChatServer(HttpServer.create(any, 0), secured);
    for (HttpServer one : List.of(started.plain, started.secured)) {
      one.createContext("/", started::answer);
      one.start();
    }
    return started;
  }

  String plainUrl() {
    return "http://127.0.0.1:" + plain.getAddress().getPort();
  }

  String securedUrl() {
    return "https://127.0.0.1:" + secured.getAddress().getPort();
  }

  /** What was asked so far. */
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(question);
    boolean wrong = question.isEmpty() || question.contains("wrong");
    byte[] reply = (wrong ? "{\"error\":{\"message\":\"no\"}}" : REPLY).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(wrong ? 400 : 200, reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  private static Path certificate(Path folder) throws IOException {
    Path made = folder.resolve("server.p12");
    if (!Files.exists(made)) {
      Program.Ended ended =
          Program.in(folder)
              .run(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                      "-genkeypair",
                      "-keyalg",
                      "EC",
                      "-alias",
                      "server",
                      "-dname",
                      "CN=stub",
                      "-storetype",
                      "PKCS12",
                      "-storepass",
                      PASSWORD,
                      "-keystore",
                      made.toString()));
      if (ended.status() != 0) {
        throw new IOException(String.join("\n", ended.stdout()));
      }
    }
    return made;
  }

  private static SSLContext context(Path certificate) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificate)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() {
    plain.stop(0);
    secured.stop(0);
  }
}
