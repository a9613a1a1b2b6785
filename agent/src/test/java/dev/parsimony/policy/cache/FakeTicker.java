/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that a test moves. */
final class FakeTicker implements LongSupplier {

  private final AtomicLong nanos = new AtomicLong(1_000_000_000L);

  private Runnable nextRead = () -> {};

  @Override
  public long getAsLong() {
    Runnable hook = nextRead;
    nextRead = () -> {};
    hook.run();
    return nanos.get();
  }

  /** Lets something happen at the very moment when the time is read next. */
  void onNextRead(Runnable hook) {
    nextRead = hook;
  }

  void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }
}
