/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A collector that is of no use to anybody. */
final class BadCollector implements AutoCloseable {

  /** What it does with those who connect. */
  enum Kind {
    /** Accepts, and never answers. */
    HANGS,
    /** Nobody listens. */
    REFUSES,
    /** Accepts, and hangs up. */
    BREAKS_OFF,
    /** Answers in no language that is known. */
    TALKS_NONSENSE,
    /** Asks all to come back in an hour. */
    IS_OVERLOADED
  }

  private final Kind kind;
  private final ServerSocket server;
  private final List<Socket> connected = new ArrayList<>();

  private BadCollector(Kind kind, ServerSocket server) {
    this.kind = kind;
    this.server = server;
  }

  static BadCollector start(Kind kind) {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      BadCollector collector = new BadCollector(kind, server);
      if (kind == Kind.REFUSES) {
        server.close();
      } else {
        Thread thread = new Thread(collector::accept, "bad-collector");
        thread.setDaemon(true);
        thread.start();
      }
      return collector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** How many connections were made so far. */
  synchronized int connections() {
    return connected.size();
  }

  @Override
  public synchronized void close() throws IOException {
    server.close();
    for (Socket socket : connected) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        treat(server.accept());
      } catch (IOException ended) {
        // By us, or by the one who connected.
      }
    }
  }

  private synchronized void treat(Socket socket) throws IOException {
    connected.add(socket);
    if (kind == Kind.TALKS_NONSENSE) {
      answer(socket, "\0 what?\r\n\r\n");
    } else if (kind == Kind.IS_OVERLOADED) {
      answer(socket, "HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n");
    } else if (kind == Kind.BREAKS_OFF) {
      socket.close();
    }
  }

  private static void answer(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.shutdownOutput();
  }
}
