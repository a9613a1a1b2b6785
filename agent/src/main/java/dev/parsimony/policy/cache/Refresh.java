/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets one call at a time ask for a new answer in place of one that is past its time. */
final class Refresh {

  /** After this long, a call that has not ended is not waited for. */
  static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** For this long nobody asks where the last one was not answered well. */
  static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final AtomicReference<@Nullable Long> nextAt = new AtomicReference<>();

  /** Whether the call that asks this is the one to ask for the new answer. */
  boolean begin(long now) {
    Long next = nextAt.get();
    boolean free = next == null || now - next >= 0;
    return free && nextAt.compareAndSet(next, now + LONGEST_NANOS);
  }

  /** It has not come. */
  void failed(long now) {
    nextAt.set(now + PAUSE_NANOS);
  }
}
