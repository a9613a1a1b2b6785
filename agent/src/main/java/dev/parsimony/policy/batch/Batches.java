/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

import dev.parsimony.policy.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The batches that still take calls, one for each kind. */
final class Batches {

  private final BatchTimer timer;
  private final LongSupplier nanos;
  private final long mostBytes;
  private final Map<Fingerprint, Batch> open = new HashMap<>();

  Batches(BatchTimer timer, LongSupplier nanos, long mostBytes) {
    this.timer = timer;
    this.nanos = nanos;
    this.mostBytes = mostBytes;
  }

  /** Gives a call its place among those of its kind. */
  void place(BatchSeat seat) {
    Fingerprint key = BatchKey.of(seat);
    Batch before = null;
    Batch own;
    boolean full;
    synchronized (this) {
      own = open.get(key);
      if (own != null && !own.takes(seat)) {
        before = own;
        own = null;
      }
      if (own == null) {
        own = begin(key, seat);
      }
      own.add(seat);
      full = own.isFull();
      if (full) {
        open.remove(key, own);
      }
    }
    // Not under the lock: others may run on.
    if (before != null) {
      leave(before, "full");
    }
    if (full) {
      leave(own, "full");
    }
  }

  private Batch begin(Fingerprint key, BatchSeat first) {
    Batch begun = new Batch(first.settings().maxSize(), mostBytes);
    begun.stopTimer(timer.later(() -> end(key, begun), first.settings().windowNanos()));
    open.put(key, begun);
    return begun;
  }

  private void end(Fingerprint key, Batch batch) {
    synchronized (this) {
      open.remove(key, batch);
    }
    leave(batch, "window");
  }

  /* Whatever fails, nobody goes on waiting. */
  private void leave(Batch batch, String why) {
    try {
      batch.leave(why, nanos.getAsLong());
    } catch (RuntimeException | Error failure) {
      batch.failed();
      throw failure;
    }
  }

  synchronized int openCount() {
    return open.size();
  }
}
