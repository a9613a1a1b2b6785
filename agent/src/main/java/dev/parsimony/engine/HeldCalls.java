/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Failed attempts that are told of only when no other one takes their place, or when that is not
 * known for too long.
 */
final class HeldCalls {

  static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long MOST_BYTES = 16L << 20;

  private final Set<Held> all = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final Consumer<ClosedCall> teller;
  private final LongSupplier ticker;

  /**
   * @param teller has a call told of
   * @param ticker nanoseconds that only ever grow
   */
  HeldCalls(Consumer<ClosedCall> teller, LongSupplier ticker) {
    this.teller = teller;
    this.ticker = ticker;
  }

  /** Holds a call; null when there are too many, and it was told of at once. */
  @Nullable Held hold(ClosedCall call) {
    if (bytes.addAndGet(call.weight()) > MOST_BYTES) {
      bytes.addAndGet(-call.weight());
      teller.accept(call);
      return null;
    }
    Held held = new Held(call, ticker.getAsLong());
    all.add(held);
    return held;
  }

  /** Tells of those that were held for too long. */
  void tellOld() {
    for (Held held : all) {
      if (ticker.getAsLong() - held.since > LONGEST_NANOS) {
        held.tell();
      }
    }
  }

  void tellAll() {
    all.forEach(Held::tell);
  }

  /** A call that is held. */
  final class Held {

    private final ClosedCall call;
    private final long since;

    private Held(ClosedCall call, long since) {
      this.call = call;
      this.since = since;
    }

    /** Nobody is told of it any more; null when it was told already. */
    @Nullable ClosedCall drop() {
      if (!all.remove(this)) {
        return null;
      }
      bytes.addAndGet(-call.weight());
      return call;
    }

    void tell() {
      ClosedCall dropped = drop();
      if (dropped != null) {
        teller.accept(dropped);
      }
    }
  }
}
