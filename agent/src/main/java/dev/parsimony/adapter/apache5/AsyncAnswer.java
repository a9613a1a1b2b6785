/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

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

/** An answer of the agent's, pushed as far as the application has room. */
final class AsyncAnswer implements CapacityChannel, Handed {

  private static final int CHUNK = 8192;

  private final HttpResponse head;
  private final EntityDetails details;
  private final InputStream bytes;
  private final Executor readers;
  private long room;
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
  public void handTo(AsyncExecCallback application) {
    readers.execute(() -> push(application));
  }

  @Override
  public void discard() {
    cancel();
  }

  /** The application wants no more. */
  void cancel() {
    synchronized (this) {
      cancelled = true;
      notifyAll();
    }
    closeBytes();
  }

  @Override
  public synchronized void update(int increment) {
    room += increment;
    notifyAll();
  }

  private void push(AsyncExecCallback application) {
    try {
      AsyncDataConsumer consumer = application.handleResponse(head, details);
      if (consumer != null) {
        feed(consumer);
      }
      application.completed();
    } catch (Exception ofTheCall) {
      application.failed(ofTheCall);
    } finally {
      closeBytes();
    }
  }

  private void feed(AsyncDataConsumer consumer)
      throws IOException, HttpException, InterruptedException {
    consumer.updateCapacity(this);
    byte[] chunk = new byte[CHUNK];
    for (int n = bytes.read(chunk, 0, wanted()); n >= 0; n = bytes.read(chunk, 0, wanted())) {
      taken(n);
      consumer.consume(ByteBuffer.wrap(chunk.clone(), 0, n));
    }
    consumer.streamEnd(null);
  }

  private synchronized int wanted() throws InterruptedException {
    while (room <= 0 && !cancelled) {
      wait();
    }
    if (cancelled) {
      throw new CancellationException("Request execution cancelled");
    }
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
