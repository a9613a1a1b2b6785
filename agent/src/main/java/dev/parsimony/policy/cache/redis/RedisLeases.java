/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.LevelThreads;
import dev.parsimony.redis.CircuitBreaker;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The leases that this JVM asks for. */
final class RedisLeases implements LeasePlace {

  private static final byte[] NOTHING = {};

  private final RedisReaders readers;
  private final RedisWriter writer;
  private final CircuitBreaker breaker;
  private final LevelThreads threads;
  private final long limitNanos;
  private final String process = UUID.randomUUID().toString();
  private final AtomicLong claims = new AtomicLong();

  /**
   * @param limitNanos how long one question may take
   */
  RedisLeases(
      RedisReaders readers,
      RedisWriter writer,
      CircuitBreaker breaker,
      LevelThreads threads,
      long limitNanos) {
    this.readers = readers;
    this.writer = writer;
    this.breaker = breaker;
    this.threads = threads;
    this.limitNanos = limitNanos;
  }

  LeaseClaim claim(OpenStore store, Fingerprint key, long patienceNanos) {
    String token = process + ":" + claims.incrementAndGet();
    return new LeaseClaim(
            this, threads, store, key, token, limitNanos, new Patience(patienceNanos), NOTHING)
        .begin();
  }

  @Override
  public boolean take(RedisTask task) {
    return readers.take(task);
  }

  @Override
  public boolean isUsable() {
    return breaker.isClosed() && !writer.isPaused();
  }

  @Override
  public void late() {
    breaker.failed();
  }

  @Override
  public void refused(Throwable failure) {
    writer.refused(failure);
  }

  @Override
  public void release(Fingerprint key, String token) {
    writer.release(key, token);
  }
}
