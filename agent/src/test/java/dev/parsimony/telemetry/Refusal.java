/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A server that is not available, and says so. */
final class Refusal {

  private static final byte[] UNAVAILABLE =
      "HTTP/1.1 503 Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** Answers until the socket is closed; gives the number of connections then. */
  static CompletableFuture<Integer> countedOn(ServerSocket server) {
    return CompletableFuture.supplyAsync(
        () -> {
          for (int count = 0; ; count++) {
            try (Socket socket = server.accept()) {
              socket.getOutputStream().write(UNAVAILABLE);
              socket.shutdownOutput();
              socket.getInputStream().readAllBytes();
            } catch (IOException closed) {
              return count;
            }
          }
        });
  }

  private Refusal() {}
}
