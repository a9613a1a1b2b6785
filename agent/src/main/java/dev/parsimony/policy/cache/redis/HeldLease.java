/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.LevelThreads;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A lease that is renewed until it is released. That of a JVM which has died ends by itself. */
final class HeldLease implements RedisTask {

  static final long MILLIS = 5_000;

  private static final long RENEWAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final int MOST_RENEWALS = 600;

  private final LeasePlace place;
  private final LevelThreads threads;
  private final Fingerprint key;
  private final String token;
  private volatile boolean released;
  private int renewals;

  HeldLease(LeasePlace place, LevelThreads threads, Fingerprint key, String token) {
    this.place = place;
    this.threads = threads;
    this.key = key;
    this.token = token;
  }

  void keepAlive() {
    threads.later(this::renew, RENEWAL_NANOS);
  }

  /** What was kept before is there first. */
  void release() {
    released = true;
    place.release(key, token);
  }

  @Override
  public boolean isOver() {
    return released;
  }

  @Override
  public boolean run(RedisOps ops) throws IOException {
    ops.renew(key, token, MILLIS);
    return true;
  }

  @Override
  public void failed() {
    // The lease may end; others then ask for themselves.
  }

  private void renew() {
    if (!released && ++renewals <= MOST_RENEWALS) {
      place.take(this);
      keepAlive();
    }
  }
}
