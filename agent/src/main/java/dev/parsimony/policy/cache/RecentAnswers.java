/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What each thread was answered last. A thread that asks the very same thing again at once did not
 * like the answer.
 */
final class RecentAnswers {

  static final int REMEMBERED_THREADS = 16_384;

  private final Map<Long, Answered> byThread = new ConcurrentHashMap<>();
  private final LongSupplier ticker;

  RecentAnswers(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /** Says that a thread asks, and tells whether it repeats what it was answered last. */
  boolean isRepeated(long thread, Fingerprint key) {
    return repeated(thread, Collections.singletonList(key)) == 0;
  }

  /** The same of a call that has one of several keys: the place of the one; -1 for none. */
  int repeated(long thread, List<Fingerprint> keys) {
    Answered last = byThread.get(thread);
    if (last == null) {
      return -1;
    }
    int place = last.isOver(ticker.getAsLong()) ? -1 : keys.indexOf(last.key);
    if (place < 0) {
      byThread.remove(thread);
    }
    return place;
  }

  /** Says that a thread asks something that has no key. */
  void askedOther(long thread) {
    byThread.remove(thread);
  }

  void answered(long thread, Fingerprint key, Duration window) {
    if (!window.isNegative() && !window.isZero()) {
      if (byThread.size() >= REMEMBERED_THREADS) {
        makeRoom();
      }
      byThread.put(thread, new Answered(key, ticker.getAsLong(), Term.nanos(window)));
    }
  }

  int size() {
    return byThread.size();
  }

  /* Threads come and go without end where they are virtual. */
  private void makeRoom() {
    long now = ticker.getAsLong();
    byThread.values().removeIf(answered -> answered.isOver(now));
    if (byThread.size() > REMEMBERED_THREADS / 2) {
      byThread.clear();
    }
  }

  /** One answer, and how long asking for it again counts as a repetition. */
  private static final class Answered {

    final Fingerprint key;
    final long at;
    final long windowNanos;

    Answered(Fingerprint key, long at, long windowNanos) {
      this.key = key;
      this.at = at;
      this.windowNanos = windowNanos;
    }

    boolean isOver(long now) {
      return now - at >= windowNanos;
    }
  }
}
