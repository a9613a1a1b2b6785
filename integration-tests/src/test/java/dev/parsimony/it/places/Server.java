/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server of web applications in a JVM of its own, started by its own script. */
final class Server implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Path output;
  private final Process process;

  private Server(int port, Path output, Process process) {
    this.port = port;
    this.output = output;
    this.process = process;
  }

  /**
   * Starts one and waits until it says so.
   *
   * @param started what it prints then
   */
  static Server start(
      List<String> command, Map<String, String> environment, Path output, int port, String started)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("(OTEL|PARSIMONY|JAVA|JDK)_.*"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Server server = new Server(port, output, builder.start());
    try {
      server.await(() -> server.says(started));
    } catch (AssertionError e) {
      server.close();
      throw e;
    }
    return server;
  }

  String visit(String application, String provider, String prompt) throws Exception {
    String query = "provider=" + encoded(provider) + "&prompt=" + encoded(prompt);
    return get("/" + application + "/visit?" + query, Map.of()).strip();
  }

  String get(String path, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(PATIENCE_SECONDS));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  List<String> output() {
    try {
      return Files.readAllLines(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The lines that the agent wrote. */
  List<String> told() {
    return output().stream().filter(line -> line.contains("[parsimony]")).toList();
  }

  /** Waits until something holds; fails when it does not in time, or the server has ended. */
  void await(BooleanSupplier condition) throws InterruptedException {
    if (!comes(condition)) {
      throw new AssertionError("does not come: " + String.join("\n", output()));
    }
  }

  /** Whether something holds in time, and before the server ends. */
  boolean comes(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || process.waitFor(200, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  /** Ends it in order. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + String.join("\n", output()));
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean says(String text) {
    return output().stream().anyMatch(line -> line.contains(text));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
