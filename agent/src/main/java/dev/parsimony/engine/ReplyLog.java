/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.WireHeaders;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a reply as they came, which any number of readers may follow. Grows up to a bound; a
 * longer reply is not kept, unless somebody reads along.
 */
final class ReplyLog {

  private static final int UNKNOWN_LENGTH = 2048;

  private final int bound;
  private byte[] bytes;
  private int size;
  private boolean ended;
  private boolean dropped;
  private boolean followed;
  private boolean released;
  private @Nullable IOException failure;

  ReplyLog(int expected, int bound) {
    this.bound = bound;
    this.bytes = new byte[Math.min(expected, bound)];
  }

  /** A log with room for as much as a reply announces. */
  static ReplyLog of(WireHeaders headers, int bound) {
    String length = headers.first("content-length");
    int expected = UNKNOWN_LENGTH;
    try {
      expected = length == null ? UNKNOWN_LENGTH : Math.max(Integer.parseInt(length.trim()), 0);
    } catch (NumberFormatException odd) {
      // Grows as it comes.
    }
    return new ReplyLog(expected, bound);
  }

  synchronized void append(byte[] source, int offset, int length) {
    if (dropped || ended) {
      return;
    }
    if ((long) size + length > bound && !followed) {
      lose();
      return;
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
    }
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
    notifyAll();
  }

  /** Ends the log: with null when the reply came to its end, else with what cut it off. */
  synchronized void end(@Nullable IOException cause) {
    if (!ended) {
      ended = true;
      failure = cause;
      notifyAll();
    }
  }

  /** Gives up what was noted: nobody may take it for a whole reply. */
  synchronized void drop() {
    lose();
    end(new IOException("the reply was not noted to its end"));
  }

  /** Keeps all bytes from now on; false when some are lost already, or the reply was let go. */
  synchronized boolean follow() {
    followed |= !dropped && !released;
    return followed;
  }

  /** Whether somebody follows, so that the reply is to be received to its end. */
  synchronized boolean isFollowed() {
    return followed;
  }

  /** Lets the reply go: true unless somebody follows it. Nobody can follow it afterwards. */
  synchronized boolean release() {
    released |= !followed;
    return released;
  }

  synchronized int size() {
    return size;
  }

  /** All bytes so far; null when the reply was cut off or is too long. */
  synchronized byte @Nullable [] whole() {
    if (dropped || failure != null) {
      return null;
    }
    // What is full is never written to again: more bytes would go into a larger array.
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  synchronized int available(int position) {
    return Math.max(size - position, 0);
  }

  /** Makes readers that wait look again. */
  synchronized void wake() {
    notifyAll();
  }

  /**
   * Waits for bytes behind a position.
   *
   * @param closed whether the reader was closed, so that nothing is to be waited for
   * @return how many were copied; -1 at the end
   */
  synchronized int read(int position, byte[] target, int offset, int length, BooleanSupplier closed)
      throws IOException, InterruptedException {
    while (position >= size && !ended && !closed.getAsBoolean()) {
      wait();
    }
    if (closed.getAsBoolean()) {
      throw new IOException("closed");
    }
    if (position < size) {
      int count = Math.min(length, size - position);
      System.arraycopy(bytes, position, target, offset, count);
      return count;
    }
    if (failure != null) {
      throw new IOException(failure);
    }
    return -1;
  }

  private void lose() {
    dropped = true;
    bytes = new byte[0];
    size = 0;
  }
}
