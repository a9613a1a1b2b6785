/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The second agent: weaves the points that its arguments name, then does what the test at the other
 * end of a connection says.
 */
public final class FaultAgent {

  private FaultAgent() {}

  /**
   * @param arguments the port that the test listens on, a fault to arm at once (or {@code -}), and
   *     the points, separated by commas
   */
  public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
    String[] parts = arguments.split(",", 0);
    Set<String> points = new HashSet<>(Arrays.asList(parts).subList(2, parts.length));
    instrumentation.addTransformer(new FaultWeaver(points));
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0]));
    if (!parts[1].equals("-")) {
      execute(parts[1].split(":", 0));
    }
    Thread thread = new Thread(() -> obey(socket), "fault-control");
    thread.setDaemon(true);
    thread.start();
  }

  private static void obey(Socket socket) {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(execute(line.split(":", 0)));
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int execute(String[] command) throws ReflectiveOperationException {
    switch (command[0]) {
      case "arm":
        letTheNextLinePass();
        FaultPoint.arm(command[1], command[2], Integer.parseInt(command[3]));
        return 0;
      case "visits":
        return FaultPoint.visits(command[1]);
      case "fired":
        return FaultPoint.fired();
      default:
        FaultPoint.disarm();
        return 0;
    }
  }

  /* The agent tells of the first failure in a minute; to the test each is the first. */
  private static void letTheNextLinePass() throws ReflectiveOperationException {
    Class<?> failures = Class.forName("dev.parsimony.bootstrap.SuppressedFailures", true, null);
    Field next = failures.getDeclaredField("NEXT_LINE");
    next.setAccessible(true);
    ((AtomicLong) next.get(null)).set(System.nanoTime());
  }
}
