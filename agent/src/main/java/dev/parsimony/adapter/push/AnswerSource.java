/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Pushes the body of an answer of the agent's, which may still be coming in: it is read on a thread
 * of the agent, as far as the application asks.
 */
public final class AnswerSource implements Source {

  private static final int CHUNK = 8192;

  private final InputStream body;
  private final Sink<ByteBuffer> sink;
  private final Executor readers;
  private volatile boolean cancelled;
  private long demand;
  private boolean pushing;
  private @Nullable ByteBuffer held;

  /**
   * @param readers threads that may block
   */
  public AnswerSource(InputStream body, Sink<ByteBuffer> sink, Executor readers) {
    this.body = body;
    this.sink = sink;
    this.readers = readers;
  }

  @Override
  public void request(long count) {
    synchronized (this) {
      demand = TransportDemand.sum(demand, count);
      if (pushing) {
        return;
      }
      pushing = true;
    }
    readers.execute(this::push);
  }

  @Override
  public void cancel() {
    cancelled = true;
    closeBody();
  }

  /* Reads one item ahead of the demand: an end is told although nobody asks for more. */
  private void push() {
    try {
      for (ByteBuffer chunk = first(); chunk != null && isWanted(chunk); chunk = read()) {
        sink.next(chunk);
      }
    } catch (RuntimeException | Error ofTheApplication) {
      cancel();
      sink.fail(ofTheApplication);
    }
  }

  private @Nullable ByteBuffer first() {
    synchronized (this) {
      ByteBuffer kept = held;
      held = null;
      if (kept != null) {
        return kept;
      }
    }
    return read();
  }

  private synchronized boolean isWanted(ByteBuffer chunk) {
    if (demand == 0) {
      held = chunk;
      pushing = false;
      return false;
    }
    demand -= demand == Long.MAX_VALUE ? 0 : 1;
    return !cancelled;
  }

  /* Null at the end, which has then been told; nothing is pushed any more. */
  private @Nullable ByteBuffer read() {
    byte[] chunk = new byte[CHUNK];
    try {
      int count = cancelled ? -1 : body.read(chunk);
      if (count >= 0) {
        // No longer than its content: there are subscribers that take the array whole.
        return ByteBuffer.wrap(count == CHUNK ? chunk : Arrays.copyOf(chunk, count));
      }
      closeBody();
      if (!cancelled) {
        sink.complete();
      }
    } catch (IOException cause) {
      closeBody();
      if (!cancelled) {
        sink.fail(cause);
      }
    }
    return null;
  }

  private void closeBody() {
    try {
      body.close();
    } catch (IOException e) {
      // All of it was read, or nobody reads it.
    }
  }
}
