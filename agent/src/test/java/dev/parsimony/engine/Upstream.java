/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A provider's stream whose chunks come when the test says. */
final class Upstream extends InputStream {

  private static final Object END = new Object();

  private final BlockingQueue<Object> chunks = new LinkedBlockingQueue<>();
  private volatile int closed;
  private volatile boolean awaited;

  Upstream chunk(String text) {
    chunks.add(text.getBytes(UTF_8));
    return this;
  }

  Upstream end() {
    chunks.add(END);
    return this;
  }

  Upstream fail(IOException failure) {
    chunks.add(failure);
    return this;
  }

  int closed() {
    return closed;
  }

  /** Whether somebody waits for a chunk. */
  boolean isAwaited() {
    return awaited && chunks.isEmpty();
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("not read in single bytes");
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Object chunk = next();
    if (chunk instanceof IOException failure) {
      throw failure;
    }
    if (!(chunk instanceof byte[] bytes)) {
      chunks.add(END);
      return -1;
    }
    if (bytes.length > length) {
      throw new AssertionError("chunks of the tests fit into any read");
    }
    System.arraycopy(bytes, 0, target, offset, bytes.length);
    return bytes.length;
  }

  @Override
  public int available() {
    return chunks.peek() instanceof byte[] bytes ? bytes.length : 0;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // closed by one thread at a time
  public void close() {
    closed++;
    chunks.add(END);
  }

  private Object next() throws IOException {
    awaited = true;
    try {
      return chunks.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      awaited = false;
    }
  }
}
