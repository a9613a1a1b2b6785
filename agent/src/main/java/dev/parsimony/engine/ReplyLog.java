/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.WireHeaders;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a reply as they came, which any number of readers may follow. Grows up to a bound; a
 * longer reply is not kept, unless somebody reads along. A virtual thread that waits holds no
 * carrier: it waits on a condition, not on a monitor.
 */
final class ReplyLog {

  private static final int BOUND = 8 << 20;
  private static final int UNKNOWN_LENGTH = 2048;

  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
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
  static ReplyLog of(WireHeaders headers) {
    String length = headers.first("content-length");
    int expected = UNKNOWN_LENGTH;
    try {
      expected = length == null ? UNKNOWN_LENGTH : Math.max(Integer.parseInt(length.trim()), 0);
    } catch (NumberFormatException odd) {
      // Grows as it comes.
    }
    return new ReplyLog(expected, BOUND);
  }

  void append(byte[] source, int offset, int length) {
    lock.lock();
    try {
      if (!dropped && !ended) {
        add(source, offset, length);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the log: with null when the reply came to its end, else with what cut it off. */
  void end(@Nullable IOException cause) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = cause;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives up what was noted: nobody may take it for a whole reply. */
  void drop() {
    lock.lock();
    try {
      lose();
      end(new IOException("the reply was not noted to its end"));
    } finally {
      lock.unlock();
    }
  }

  /** Keeps all bytes from now on; false when some are lost already, or the reply was let go. */
  boolean follow() {
    lock.lock();
    try {
      followed |= !dropped && !released;
      return followed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody follows, so that the reply is to be received to its end. */
  boolean isFollowed() {
    lock.lock();
    try {
      return followed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the reply go: true unless somebody follows it. Nobody can follow it afterwards. */
  boolean release() {
    lock.lock();
    try {
      released |= !followed;
      return released;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** All bytes so far; null when the reply was cut off or is too long. */
  byte @Nullable [] whole() {
    lock.lock();
    try {
      if (dropped || failure != null) {
        return null;
      }
      // What is full is never written to again: more bytes would go into a larger array.
      return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    } finally {
      lock.unlock();
    }
  }

  int available(int position) {
    lock.lock();
    try {
      return Math.max(size - position, 0);
    } finally {
      lock.unlock();
    }
  }

  /** Makes readers that wait look again. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for bytes behind a position.
   *
   * @param closed whether the reader was closed, so that nothing is to be waited for
   * @return how many were copied; -1 at the end
   */
  int read(int position, byte[] target, int offset, int length, BooleanSupplier closed)
      throws IOException, InterruptedException {
    lock.lock();
    try {
      while (position >= size && !ended && !closed.getAsBoolean()) {
        changed.await();
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
    } finally {
      lock.unlock();
    }
  }

  private void add(byte[] source, int offset, int length) {
    if ((long) size + length > bound && !followed) {
      lose();
      return;
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
    }
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
    changed.signalAll();
  }

  private void lose() {
    dropped = true;
    bytes = new byte[0];
    size = 0;
  }
}
