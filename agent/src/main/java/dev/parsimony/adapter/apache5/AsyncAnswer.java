/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.push.PulledBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the agent's, pushed as far as the application has room; no thread waits for room.
 */
final class AsyncAnswer implements CapacityChannel, Handed {

  private static final int CHUNK = 8192;

  private final HttpResponse head;
  private final EntityDetails details;
  private final InputStream bytes;
  private final Executor readers;
  private volatile @Nullable AsyncDataConsumer consumer;
  private volatile @Nullable AsyncExecCallback application;
  private long room;
  private boolean pushing = true;
  private boolean cancelled;

  /**
   * @param readers threads that may block
   */
  AsyncAnswer(HttpResponse head, EntityDetails details, InputStream bytes, Executor readers) {
    this.head = head;
    this.details = details;
    this.bytes = bytes;
    this.readers = readers;
  }

  @Override
  public HttpResponse head() {
    return head;
  }

  @Override
  public void handTo(AsyncExecCallback receiver) {
    application = receiver;
    readers.execute(() -> begin(receiver));
  }

  @Override
  public void discard() {
    cancel();
  }

  /** The application wants no more. */
  void cancel() {
    boolean waits;
    synchronized (this) {
      cancelled = true;
      waits = !pushing;
      pushing = true;
    }
    closeBytes();
    if (waits) {
      readers.execute(this::push);
    }
  }

  @Override
  public void update(int increment) {
    synchronized (this) {
      room += increment;
      if (pushing) {
        return;
      }
      pushing = true;
    }
    readers.execute(this::push);
  }

  private void begin(AsyncExecCallback receiver) {
    try {
      AsyncDataConsumer taker = receiver.handleResponse(head, details);
      if (taker == null) {
        closeBytes();
        receiver.completed();
        return;
      }
      consumer = taker;
      taker.updateCapacity(this);
    } catch (Exception ofTheCall) {
      closeBytes();
      receiver.failed(ofTheCall);
      return;
    }
    push();
  }

  private void push() {
    AsyncExecCallback receiver = requireNonNull(application, "handed to nobody");
    try {
      if (feed(requireNonNull(consumer, "not begun"))) {
        closeBytes();
        receiver.completed();
      }
    } catch (Exception ofTheCall) {
      closeBytes();
      receiver.failed(cause(ofTheCall));
    }
  }

  /* Of a reply that was judged, what its client failed with. */
  private static Exception cause(Exception thrown) {
    Throwable cause = thrown instanceof IOException ? PulledBody.cause((IOException) thrown) : null;
    return cause instanceof Exception ? (Exception) cause : thrown;
  }

  /* Whether all of it has been pushed; else there is no more room. */
  private boolean feed(AsyncDataConsumer taker) throws IOException, HttpException {
    byte[] chunk = new byte[CHUNK];
    for (int wanted = wanted(); wanted > 0; wanted = wanted()) {
      int count = bytes.read(chunk, 0, wanted);
      if (count < 0) {
        taker.streamEnd(null);
        return true;
      }
      taken(count);
      taker.consume(ByteBuffer.wrap(chunk.clone(), 0, count));
    }
    return false;
  }

  private synchronized int wanted() {
    if (cancelled) {
      throw new CancellationException("Request execution cancelled");
    }
    pushing = room > 0;
    return (int) Math.min(room, CHUNK);
  }

  private synchronized void taken(int count) {
    room -= count;
  }

  private void closeBytes() {
    try {
      bytes.close();
    } catch (IOException e) {
      // All of it was read, or nobody reads it.
    }
  }
}
