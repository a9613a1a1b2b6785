/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import dev.parsimony.engine.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a reply that a transport pushes, for a thread that reads it and may wait: one item at
 * a time is asked for. A body that is to be judged is read so, and then given to the application.
 *
 * @param <T> the transport's item
 */
public final class PulledBody<T> extends InputStream implements Receiver<T> {

  private final Items<T> items;
  private final TransportDemand ofTheTransport = new TransportDemand();
  private final Runnable subscription;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private @Nullable Throwable failure;
  private boolean asked;
  private boolean ended;
  private boolean closed;

  /**
   * @param subscribe subscribes to the transport's body, which then calls {@link #subscribed}; done
   *     once, by who reads first
   */
  public PulledBody(Items<T> items, Consumer<PulledBody<T>> subscribe) {
    this.items = items;
    this.subscription = () -> subscribe.accept(this);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (begun.compareAndSet(false, true)) {
      subscription.run();
    }
    int count = 0;
    while (count == 0 && length > 0) {
      if (lacksAnItem()) {
        ofTheTransport.add(1);
      }
      count = take(target, offset, length);
    }
    return count;
  }

  /** Nobody wants the rest: the transport is cancelled, and who waits for more fails. */
  @Override
  public void close() {
    boolean live;
    synchronized (this) {
      live = !ended && !closed;
      closed = true;
      waiting.clear();
      notifyAll();
    }
    if (live) {
      ofTheTransport.cancel();
    }
  }

  @Override
  public void subscribed(Source transport) {
    ofTheTransport.directTo(transport);
  }

  @Override
  public void next(T item) {
    boolean noted = Guard.run("noting of the reply", () -> items.show(item, this::add));
    Guard.run("release of an item", () -> items.discard(item));
    if (noted) {
      come();
    } else {
      fail(new IOException("the reply could not be read"));
      ofTheTransport.cancel();
    }
  }

  @Override
  public void complete() {
    end(null);
  }

  @Override
  public void fail(Throwable cause) {
    end(cause);
  }

  /** What the transport failed with, where it is not what a stream may throw. */
  public static Throwable cause(IOException thrown) {
    Throwable cause = thrown instanceof Broken ? thrown.getCause() : null;
    return cause == null ? thrown : cause;
  }

  private synchronized void add(ByteBuffer shown) {
    byte[] copy = new byte[shown.remaining()];
    shown.duplicate().get(copy);
    if (!closed && copy.length > 0) {
      waiting.add(ByteBuffer.wrap(copy));
    }
  }

  private synchronized void come() {
    asked = false;
    notifyAll();
  }

  private synchronized void end(@Nullable Throwable cause) {
    if (!ended) {
      failure = cause;
      ended = true;
      notifyAll();
    }
  }

  private synchronized boolean lacksAnItem() {
    boolean lacks = waiting.isEmpty() && !asked && !ended && !closed;
    asked |= lacks;
    return lacks;
  }

  /* 0 where the item that came was empty. */
  private synchronized int take(byte[] target, int offset, int length) throws IOException {
    while (waiting.isEmpty() && asked && !ended && !closed) {
      waitForMore();
    }
    if (closed) {
      throw new IOException("closed");
    }
    ByteBuffer first = waiting.peek();
    if (first == null) {
      return ended ? end() : 0;
    }
    int count = Math.min(first.remaining(), length);
    first.get(target, offset, count);
    if (!first.hasRemaining()) {
      waiting.remove();
    }
    return count;
  }

  private int end() throws IOException {
    Throwable cause = failure;
    if (cause == null) {
      return -1;
    }
    throw cause instanceof IOException ? (IOException) cause : new Broken(cause);
  }

  private void waitForMore() throws InterruptedIOException {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** A failure of the transport that is no {@link IOException}. */
  private static final class Broken extends IOException {

    private static final long serialVersionUID = 1L;

    Broken(Throwable cause) {
      super(cause);
    }
  }
}
