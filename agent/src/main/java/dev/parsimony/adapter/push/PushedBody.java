/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.engine.Guard;
import dev.parsimony.engine.PushedReply;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a reply on its way from a transport to the application. As long as nobody else needs
 * it, the application's demand is the transport's, and its cancel too. Once somebody does, all that
 * comes is taken, and kept here until the application asks for it.
 *
 * @param <T> the transport's item
 */
public final class PushedBody<T> implements Receiver<T> {

  private final Items<T> items;
  private final PushedReply reply;
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final TransportDemand ofTheTransport = new TransportDemand();
  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger delivering = new AtomicInteger();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Runnable subscription;
  private volatile @Nullable Sink<T> sink;
  private volatile @Nullable Throwable failure;
  private volatile boolean ended;
  private volatile boolean cancelled;
  private volatile @Nullable Throwable ofTheApplication;
  private boolean told;

  /**
   * @param subscribe subscribes to the transport's body, which then calls {@link #subscribed}; done
   *     once, when the application subscribes or somebody else needs the reply
   */
  public PushedBody(Items<T> items, PushedReply reply, Consumer<PushedBody<T>> subscribe) {
    this.items = items;
    this.reply = reply;
    this.subscription = () -> subscribe.accept(this);
    reply.onReceive(this::receiveAll);
  }

  /** The application subscribes; it may do so once. */
  public void deliverTo(Sink<T> application) {
    sink = application;
    begin();
    deliver();
  }

  /** The application asks for more items. */
  public void request(long count) {
    demand.updateAndGet(open -> TransportDemand.sum(open, count));
    ofTheTransport.add(count);
    deliver();
  }

  /** The application wants no more; returns whether nobody else does either. */
  public boolean cancel() {
    cancelled = true;
    boolean last = reply.cancelled();
    if (last) {
      ofTheTransport.cancel();
    }
    deliver();
    return last;
  }

  @Override
  public void subscribed(Source transport) {
    ofTheTransport.directTo(transport);
  }

  @Override
  public void next(T item) {
    if (!Guard.run("noting of the reply", () -> items.show(item, reply::received))) {
      reply.missed();
    }
    waiting.add(item);
    deliver();
  }

  @Override
  public void complete() {
    reply.completed();
    ended = true;
    deliver();
  }

  @Override
  public void fail(Throwable cause) {
    reply.failed(cause);
    failure = cause;
    ended = true;
    deliver();
  }

  private void receiveAll() {
    ofTheTransport.addAll();
    begin();
  }

  private void begin() {
    if (begun.compareAndSet(false, true)) {
      subscription.run();
    }
  }

  /* Once more, where it fails on account of the agent: nothing of what waits is lost by that. */
  private void deliver() {
    try {
      deliverAll();
    } catch (Throwable failure) {
      if (failure == ofTheApplication) {
        throw failure;
      }
      SuppressedFailures.record("delivery of the reply", failure);
      deliverAll();
    }
  }

  /* Whoever comes while another thread delivers leaves the work to it. */
  private void deliverAll() {
    if (delivering.getAndIncrement() != 0) {
      return;
    }
    int missed = 1;
    try {
      while (missed != 0) {
        deliverWhatIsWanted();
        missed = delivering.addAndGet(-missed);
      }
    } catch (Throwable failure) {
      // The transport, which is told, ends what it pushes: that end has still to be delivered.
      delivering.set(0);
      throw failure;
    }
  }

  private void deliverWhatIsWanted() {
    Sink<T> application = sink;
    while (!cancelled && application != null && demand.get() > 0) {
      T item = waiting.poll();
      if (item == null) {
        break;
      }
      if (demand.get() != Long.MAX_VALUE) {
        demand.decrementAndGet();
      }
      give(() -> application.next(item));
    }
    if (cancelled) {
      discardAll();
    } else if (application != null && ended && waiting.isEmpty()) {
      tellTheEnd(application);
    }
  }

  private void tellTheEnd(Sink<T> application) {
    if (told) {
      return;
    }
    told = true;
    Throwable cause = failure;
    give(cause == null ? application::complete : () -> application.fail(cause));
  }

  private void give(Runnable step) {
    try {
      step.run();
    } catch (Throwable thrown) {
      ofTheApplication = thrown;
      throw thrown;
    }
  }

  private void discardAll() {
    for (T item = waiting.poll(); item != null; item = waiting.poll()) {
      T unwanted = item;
      Guard.run("release of an item", () -> items.discard(unwanted));
    }
  }
}
