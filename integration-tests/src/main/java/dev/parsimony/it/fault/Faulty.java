/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.fault;

import static java.util.Objects.requireNonNull;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.SecondAgent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The test's end of the fault agent: adds it to a launch, and tells it which step is to fail. */
public final class Faulty implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final ServerSocket server;
  private final Path agent;
  private @Nullable Socket socket;
  private @Nullable BufferedReader in;
  private @Nullable PrintWriter out;

  /**
   * @param folder an empty folder for the agent's jars
   */
  public Faulty(Path folder) {
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      server.setSoTimeout(PATIENCE_MILLIS);
      agent = jars(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same launch with the fault agent ahead of the one under test. */
  public AppLaunch on(AppLaunch launch, Collection<String> points) {
    return on(launch, points, "-");
  }

  /** The same, with a fault that waits from the very start. */
  public AppLaunch armedOn(AppLaunch launch, String point, String kind) {
    return on(launch, List.of(point), "arm:" + point + ":" + kind + ":1");
  }

  private AppLaunch on(AppLaunch launch, Collection<String> points, String first) {
    String arguments = server.getLocalPort() + "," + first + "," + String.join(",", points);
    return launch.withFlags("-javaagent:" + agent + "=" + arguments);
  }

  /** Makes a step fail at one of its next visits, counted from 1. */
  public void arm(String point, String kind, int visit) {
    ask("arm:" + point + ":" + kind + ":" + visit);
  }

  public void disarm() {
    ask("disarm");
  }

  /** How often the armed step has failed. */
  public int fired() {
    return ask("fired");
  }

  /** How often a step was reached since the arming. */
  public int visits(String point) {
    return ask("visits:" + point);
  }

  private synchronized int ask(String question) {
    try {
      if (socket == null) {
        socket = server.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
      }
      requireNonNull(out).println(question);
      String answer = requireNonNull(in).readLine();
      if (answer == null) {
        throw new AssertionError("the fault agent has gone");
      }
      return Integer.parseInt(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (socket != null) {
      socket.close();
    }
  }

  private static Path jars(Path folder) {
    return SecondAgent.write(
        folder,
        FaultAgent.class,
        List.of("FaultAgent", "FaultWeaver", "FaultWeaver$Points", "FaultWeaver$Prologue"),
        List.of("FaultPoint", "FaultPoint$Armed"));
  }
}
