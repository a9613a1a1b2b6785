/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a transport is asked for: by one thread at a time, and in all never for more than the
 * greatest number. There are transports that add up their demand without a bound, and give nothing
 * any more once the sum has run over.
 */
final class TransportDemand {

  private final AtomicLong wanted = new AtomicLong();
  private final AtomicInteger asking = new AtomicInteger();
  private volatile @Nullable Source source;
  private volatile boolean cancelled;
  private long asked;

  /** The transport takes demand from now on. */
  void directTo(Source transport) {
    source = transport;
    if (cancelled) {
      transport.cancel();
    } else {
      ask();
    }
  }

  /** Asks for more; what is no number of items goes on as it is, for the transport to object. */
  void add(long count) {
    Source known = source;
    if (count <= 0 && known != null) {
      known.request(count);
    }
    wanted.updateAndGet(before -> sum(before, count));
    ask();
  }

  /** Asks for all that there is. */
  void addAll() {
    wanted.set(Long.MAX_VALUE);
    ask();
  }

  /** Nobody wants any more items, also of a transport that is yet to come. */
  void cancel() {
    cancelled = true;
    Source known = source;
    if (known != null) {
      known.cancel();
    }
  }

  /** Adds up demand, of which the greatest number is without a bound. */
  static long sum(long before, long count) {
    long sum = before + Math.max(count, 0);
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /* Whoever comes while another thread asks leaves the work to it. */
  private void ask() {
    if (asking.getAndIncrement() != 0) {
      return;
    }
    int missed = 1;
    try {
      while (missed != 0) {
        askForMore();
        missed = asking.addAndGet(-missed);
      }
    } catch (Throwable ofTheTransport) {
      asking.set(0);
      throw ofTheTransport;
    }
  }

  private void askForMore() {
    Source known = source;
    long more = wanted.get() - asked;
    if (known != null && more > 0) {
      asked += more;
      known.request(more);
    }
  }
}
