/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;

/** Takes bodies of any size, answers with many bytes, and notes the checksums of both. */
final class TransferServer implements AutoCloseable {

  private final HttpServer server;
  private final long count;
  private final byte[] block = new byte[1 << 16];
  private final List<String> transfers = new CopyOnWriteArrayList<>();

  private TransferServer(HttpServer server, long count) {
    this.server = server;
    this.count = count;
    new Random(2).nextBytes(block);
  }

  static TransferServer start(long bytesOfAnAnswer) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    TransferServer started = new TransferServer(HttpServer.create(any, 0), bytesOfAnAnswer);
    started.server.createContext("/", started::answer);
    started.server.start();
    return started;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The path of each request, and the sizes and checksums of what was received and sent. */
  List<String> transfers() {
    return transfers;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String received = received(exchange.getRequestBody());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, count);
    CRC32 sum = new CRC32();
    try (OutputStream out = exchange.getResponseBody()) {
      for (long sent = 0; sent < count; sent += block.length) {
        int length = (int) Math.min(count - sent, block.length);
        sum.update(block, 0, length);
        if (sent + length == count) {
          note(exchange, received, sum);
        }
        out.write(block, 0, length);
      }
    }
  }

  private void note(HttpExchange exchange, String received, CRC32 sum) {
    String path = exchange.getRequestURI().getPath();
    transfers.add(path + " " + received + " " + count + ":" + sum.getValue());
  }

  private static String received(InputStream body) throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[1 << 16];
    long count = 0;
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      sum.update(buffer, 0, n);
      count += n;
    }
    return count + ":" + sum.getValue();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
