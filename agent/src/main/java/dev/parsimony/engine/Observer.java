/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ExchangeListener;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes ended calls off the application's threads and tells the listeners of them, on a thread of
 * its own. It looks for new ones at short intervals instead of being woken by each, since waking a
 * thread costs the caller more than all the rest. What does not fit in its queue is counted and let
 * go.
 */
public final class Observer implements Runnable {

  private static final int MOST_CALLS = 8192;
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_AT_ONCE = 512;
  private static final long INTERVAL_NANOS = 20_000_000L;
  private static final long HOUSEKEEPING_NANOS = 1_000_000_000L;

  private final ArrayBlockingQueue<ClosedCall> queue = new ArrayBlockingQueue<>(MOST_CALLS);
  private final AtomicLong queuedBytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final HeldCalls held = new HeldCalls(this::closed, System::nanoTime);
  private final LeakWatch leaks = new LeakWatch();
  private final Analyst analyst;
  private final List<ExchangeListener> listeners;
  private final Runnable housekeeping;
  private long nextHousekeeping = System.nanoTime();
  private volatile long exitDeadline;

  /**
   * @param listeners told of each exchange, in order
   * @param housekeeping short work to be done once a second on this thread
   */
  public Observer(Analyst analyst, List<ExchangeListener> listeners, Runnable housekeeping) {
    this.analyst = analyst;
    this.listeners = listeners;
    this.housekeeping = housekeeping;
  }

  /** The number of calls that were not told of, because too many came at once. */
  public long dropped() {
    return dropped.get();
  }

  /** Works until the JVM ends. */
  @Override
  public void run() {
    Guard.unhurried();
    while (exitDeadline == 0) {
      work();
      if (queue.isEmpty()) {
        nap();
      }
    }
    Guard.STANDSTILL.wakes(System.nanoTime());
    Guard.run("telling of failed attempts", held::tellAll);
    Guard.run("last look", () -> drain(Integer.MAX_VALUE));
    for (ExchangeListener listener : listeners) {
      Guard.run("flush", () -> listener.flush(Math.max(exitDeadline - System.nanoTime(), 1)));
    }
    finished.countDown();
  }

  private void nap() {
    Guard.STANDSTILL.fallsAsleep(System.nanoTime(), INTERVAL_NANOS);
    LockSupport.parkNanos(this, INTERVAL_NANOS);
  }

  private void work() {
    try {
      drain(MOST_AT_ONCE);
      Guard.run("look for dropped replies", leaks::poll);
      keepHouse();
    } catch (Throwable failure) {
      SuppressedFailures.record("observing", failure);
    }
  }

  private void keepHouse() {
    if (System.nanoTime() - nextHousekeeping >= 0) {
      Guard.STANDSTILL.wakes(System.nanoTime());
      nextHousekeeping = System.nanoTime() + HOUSEKEEPING_NANOS;
      Guard.run("telling of failed attempts", held::tellOld);
      Guard.run("housekeeping", housekeeping::run);
      for (ExchangeListener listener : listeners) {
        Guard.run("tick of a listener", listener::tick);
      }
    }
  }

  /** Lets the observer finish its work and waits for it, within a deadline. */
  public void finish(long timeoutNanos) {
    exitDeadline = System.nanoTime() + timeoutNanos | 1;
    try {
      finished.await(timeoutNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void closed(ClosedCall call) {
    long weight = call.weight();
    if (queuedBytes.addAndGet(weight) > MOST_BYTES || !queue.offer(call)) {
      queuedBytes.addAndGet(-weight);
      dropped.incrementAndGet();
    }
  }

  /** Waits with a failed attempt until it is known whether another one takes its place. */
  HeldCalls.@Nullable Held hold(ClosedCall call) {
    return held.hold(call);
  }

  /**
   * Ends a call when what the application holds its reply by is dropped; returns what ends the
   * watch.
   */
  Runnable watch(Object held, Runnable end) {
    return leaks.watch(held, end);
  }

  private void drain(int most) {
    for (int i = 0; i < most; i++) {
      ClosedCall call = queue.poll();
      if (call == null) {
        return;
      }
      queuedBytes.addAndGet(-call.weight());
      tell(call);
    }
  }

  private void tell(ClosedCall call) {
    Guard.STANDSTILL.wakes(System.nanoTime());
    Exchange exchange = Guard.orNull("reading of the exchange", () -> analyst.close(call));
    if (exchange != null) {
      for (ExchangeListener listener : listeners) {
        Guard.run("telling of the exchange", () -> listener.closed(exchange));
      }
    }
  }
}
