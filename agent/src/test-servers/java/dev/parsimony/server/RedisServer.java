/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.server;

import dev.parsimony.engine.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real Redis of the test's own, on a port of its own, that ends with the test. */
public final class RedisServer implements AutoCloseable {

  /** Where further servers are, beside the one in the path; separated as paths are. */
  private static final String SERVERS = "PARSIMONY_TEST_REDIS";

  private final Path binary;
  private final List<String> options;
  private final Path directory = newDirectory();
  private final int port;
  private final int secondPort = freePort();
  private Process process;

  private RedisServer(Path binary, int port, List<String> options) {
    this.binary = binary;
    this.port = port;
    this.options = options;
    this.process = launch();
  }

  /** Every server that can be had; the test is not run where there is none. */
  public static List<Path> binaries() {
    List<Path> found =
        Stream.concat(paths(System.getenv(SERVERS)), inPath())
            .filter(Files::isExecutable)
            .distinct()
            .toList();
    Assumptions.assumeFalse(found.isEmpty(), "not run: no redis-server in PATH or in " + SERVERS);
    return found;
  }

  public static RedisServer start(Path binary, String... options) {
    return new RedisServer(binary, freePort(), Arrays.asList(options));
  }

  /** A sentinel with this file, which it writes to. */
  public static RedisServer sentinel(Path binary, Path config) {
    return new RedisServer(binary, freePort(), List.of(config.toString(), "--sentinel"));
  }

  public int port() {
    return port;
  }

  /** What stands for {@code {port2}} in the options. */
  public int secondPort() {
    return secondPort;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** The reply to a command, as it comes over the wire. */
  public String send(String... command) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      StringBuilder text = new StringBuilder("*" + command.length + "\r\n");
      for (String part : command) {
        text.append("$").append(part.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
        text.append(part).append("\r\n");
      }
      socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all keys that end so. */
  public List<String> keys(String end) {
    return Arrays.stream(send("KEYS", "*").split("\r\n"))
        .filter(line -> line.endsWith(end))
        .toList();
  }

  /** Ends it at once, as kill -9 does. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again at the same port, empty. */
  public void restart() {
    process = launch();
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    List<String> command = new ArrayList<>();
    command.add(binary.toString());
    boolean sentinel = options.contains("--sentinel");
    if (sentinel) {
      command.addAll(options);
    }
    command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
    if (!sentinel) {
      command.addAll(List.of("--save", "", "--appendonly", "no", "--dir", directory.toString()));
      options.forEach(option -> command.add(filled(option)));
    }
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitPort(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String filled(String option) {
    return option
        .replace("{port}", String.valueOf(port))
        .replace("{port2}", String.valueOf(secondPort));
  }

  private void awaitPort(Process started) {
    Await.until("the server listens", () -> !started.isAlive() || listens());
    if (!started.isAlive()) {
      throw new IllegalStateException("the server does not start: " + binary);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Stream<Path> paths(@Nullable String list) {
    return list == null || list.isEmpty()
        ? Stream.empty()
        : Arrays.stream(list.split(File.pathSeparator)).map(Path::of);
  }

  private static Stream<Path> inPath() {
    return paths(System.getenv("PATH"))
        .flatMap(dir -> Stream.of(dir.resolve("redis-server"), dir.resolve("valkey-server")))
        .filter(Files::isExecutable)
        .limit(1);
  }

  /* What a server of another version has left could keep this one from starting. */
  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
