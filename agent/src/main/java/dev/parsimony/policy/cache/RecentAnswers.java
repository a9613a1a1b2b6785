/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What each thread was answered last. A thread that asks the very same thing again at once did not
 * like the answer.
 */
final class RecentAnswers {

  private static final int REMEMBERED_THREADS = 16_384;

  private final Cache<Long, Answered> byThread;

  RecentAnswers(LongSupplier ticker) {
    this.byThread =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED_THREADS)
            .expireAfter(new Lifetime<Long, Answered>(answered -> answered.windowNanos))
            .ticker(ticker::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /** Says that a thread asks, and tells whether it repeats what it was answered last. */
  boolean isRepeated(long thread, Fingerprint key) {
    Answered last = byThread.getIfPresent(thread);
    if (last == null) {
      return false;
    }
    if (last.key.equals(key)) {
      return true;
    }
    byThread.invalidate(thread);
    return false;
  }

  /** Says that a thread asks something that has no key. */
  void askedOther(long thread) {
    byThread.invalidate(thread);
  }

  void answered(long thread, Fingerprint key, Duration window) {
    if (!window.isNegative() && !window.isZero()) {
      byThread.put(thread, new Answered(key, Term.nanos(window)));
    }
  }

  /** One answer, and how long asking for it again counts as a repetition. */
  private static final class Answered {

    final Fingerprint key;
    final long windowNanos;

    Answered(Fingerprint key, long windowNanos) {
      this.key = key;
      this.windowNanos = windowNanos;
    }
  }
}
