/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Reads a {@link ReplyLog} from a position on, waiting for what has not come yet. */
final class LogReader extends InputStream {

  private final ReplyLog log;
  private int position;
  private boolean atEnd;
  private volatile boolean closed;

  LogReader(ReplyLog log, int position) {
    this.log = log;
    this.position = position;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    // The call is over at its end, and this is closed; a library may ask once more all the same.
    if (atEnd) {
      return -1;
    }
    try {
      return copy(target, offset, length);
    } catch (RuntimeException | Error failure) {
      // There is nowhere else to read it.
      SuppressedFailures.record("reading along", failure);
      return copy(target, offset, length);
    }
  }

  private int copy(byte[] target, int offset, int length) throws IOException {
    try {
      int count = log.read(position, target, offset, length, () -> closed);
      position += Math.max(count, 0);
      atEnd = count < 0;
      return count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  @Override
  public int available() {
    return log.available(position);
  }

  /** Ends this reader alone, also while another thread waits in it. */
  @Override
  public void close() {
    closed = true;
    log.wake();
  }
}
