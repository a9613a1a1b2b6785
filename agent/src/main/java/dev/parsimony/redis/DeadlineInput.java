/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What comes from a socket until a moment, however it drips. */
final class DeadlineInput extends InputStream {

  private final Socket socket;
  private final InputStream in;
  private final LongSupplier ticker;
  private volatile long deadline;

  DeadlineInput(Socket socket, LongSupplier ticker) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.ticker = ticker;
  }

  /**
   * @param moment the ticker's nanoseconds
   */
  void until(long moment) {
    deadline = moment;
  }

  @Override
  public int read() throws IOException {
    limit();
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    limit();
    return in.read(bytes, offset, length);
  }

  private void limit() throws IOException {
    long left = deadline - ticker.getAsLong();
    if (left <= 0) {
      throw new SocketTimeoutException("no whole reply in time");
    }
    socket.setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
  }
}
