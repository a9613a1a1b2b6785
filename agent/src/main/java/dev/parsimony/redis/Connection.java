/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A connection to one server. Belongs to one thread; any may close it. */
final class Connection implements Closeable {

  /* What surely fits into the system's buffers, so that no write can wait. */
  private static final int SMALL = 8_192;

  private final Socket socket;
  private final OutputStream out;
  private final DeadlineInput in;
  private final ReplyReader replies;
  private final Timer timer;
  private final LongSupplier ticker;

  /**
   * @param mostBytes what a reply may have
   * @param ticker nanoseconds
   */
  Connection(Socket socket, int mostBytes, Timer timer, LongSupplier ticker) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in = new DeadlineInput(socket, ticker);
    this.replies = new ReplyReader(new BufferedInputStream(in), mostBytes);
    this.timer = timer;
    this.ticker = ticker;
  }

  /** Sends a command, and waits for its reply: both together for that long. */
  @Nullable Object send(Command command, long nanos) throws IOException {
    write(command.encoded(), nanos);
    return replies.read();
  }

  /** Sends several, and waits for all replies; an error is one of them. */
  List<@Nullable Object> sendEach(List<Command> commands, long nanos) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Command command : commands) {
      byte[] bytes = command.encoded();
      all.write(bytes, 0, bytes.length);
    }
    write(all.toByteArray(), nanos);
    List<@Nullable Object> read = new ArrayList<>(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      read.add(replies.readAny());
    }
    return read;
  }

  private void write(byte[] bytes, long nanos) throws IOException {
    in.until(ticker.getAsLong() + nanos);
    Runnable cancel = bytes.length > SMALL ? timer.later(this::close, nanos) : () -> {};
    try {
      out.write(bytes);
      out.flush();
    } finally {
      cancel.run();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone in any case.
    }
  }
}
