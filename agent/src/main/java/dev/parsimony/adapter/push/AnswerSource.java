/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.engine.Guard;
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
  private volatile @Nullable ByteBuffer held;
  private volatile @Nullable Throwable ofTheApplication;

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
    if (!Guard.run("start of a reader", () -> readers.execute(this::push))) {
      // Better on this thread than never.
      push();
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    Guard.run("close of the answer", this::closeBody);
  }

  /* Once more, where it fails on account of the agent: what is held is not lost by that. */
  private void push() {
    Throwable failure = failureOfPushing();
    if (failure != null && failure != ofTheApplication) {
      SuppressedFailures.record("pushing of the answer", failure);
      failure = failureOfPushing();
    }
    if (failure != null) {
      cancel();
      sink.fail(failure);
    }
  }

  private @Nullable Throwable failureOfPushing() {
    try {
      pushAll();
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  /* Reads one item ahead of the demand: an end is told although nobody asks for more. */
  private void pushAll() {
    while (holds()) {
      ByteBuffer chunk = next();
      if (chunk == null) {
        return;
      }
      give(() -> sink.next(chunk));
    }
  }

  /* Null where none is wanted. */
  private synchronized @Nullable ByteBuffer next() {
    if (demand == 0) {
      pushing = false;
      return null;
    }
    demand -= demand == Long.MAX_VALUE ? 0 : 1;
    ByteBuffer chunk = held;
    held = null;
    return cancelled ? null : chunk;
  }

  /* False at the end, which has then been told; nothing is pushed any more. */
  private boolean holds() {
    if (held != null) {
      return true;
    }
    byte[] chunk = new byte[CHUNK];
    try {
      int count = cancelled ? -1 : body.read(chunk);
      if (count >= 0) {
        // No longer than its content: there are subscribers that take the array whole.
        held = ByteBuffer.wrap(count == CHUNK ? chunk : Arrays.copyOf(chunk, count));
        return true;
      }
      tell(sink::complete);
    } catch (IOException cause) {
      tell(() -> sink.fail(PulledBody.cause(cause)));
    }
    return false;
  }

  private void tell(Runnable end) {
    Guard.run("close of the answer", this::closeBody);
    if (!cancelled) {
      give(end);
    }
  }

  private void give(Runnable step) {
    try {
      step.run();
    } catch (Throwable thrown) {
      ofTheApplication = thrown;
      throw thrown;
    }
  }

  private void closeBody() {
    try {
      body.close();
    } catch (IOException e) {
      // All of it was read, or nobody reads it.
    }
  }
}
