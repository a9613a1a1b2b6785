/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.LastEntries;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.Notices;
import dev.parsimony.redis.CircuitBreaker;
import dev.parsimony.redis.RedisErrorException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Writes what nobody waits for, in the order in which it comes, on one thread: answers, and the
 * ends of leases. What waits is bounded by bytes. Looks after the opening meanwhile.
 */
final class RedisWriter {

  private static final long MOST_WAITING_BYTES = 16L << 20;
  private static final int REMEMBERED = 1_024;
  private static final int STEP_BYTES = 256;
  private static final long IDLE_MILLIS = 500;
  private static final long CHECK_MILLIS = 5_000;
  private static final long PAUSE_MILLIS = 30_000;

  private final RedisOpening opening;
  private final CircuitBreaker breaker;
  private final Notices notices;
  private final LongSupplier clock;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Map<Fingerprint, Long> written = LastEntries.put(REMEMBERED);
  private volatile boolean over;
  private long checkedAt;
  private volatile long pausedUntil = Long.MIN_VALUE;

  /**
   * @param clock milliseconds since the epoch
   */
  RedisWriter(RedisOpening opening, CircuitBreaker breaker, Notices notices, LongSupplier clock) {
    this.opening = opening;
    this.breaker = breaker;
    this.notices = notices;
    this.clock = clock;
  }

  /** Has an entry written soon, unless a later one was. Never waits. */
  void put(Entry entry, long order, int mostBytes) {
    if (entry.content().length <= mostBytes && !isPaused()) {
      add(new Job(entry.weight(), ops -> write(entry, order, ops)));
    }
  }

  /** Has a lease end, after all answers that were put before. */
  void release(Fingerprint key, String token) {
    add(new Job(0, ops -> ops.release(key, token)));
  }

  /** Whether the server has refused to be written to a short while ago. */
  boolean isPaused() {
    long left = pausedUntil - clock.getAsLong();
    // More is left where the clock has been set back.
    return left > 0 && left <= PAUSE_MILLIS;
  }

  /** It refuses to be written to. */
  void refused(Throwable failure) {
    pausedUntil = clock.getAsLong() + PAUSE_MILLIS;
    notices.notWritten(failure);
  }

  /** Works until the end is asked for; the first step is the opening. */
  void run(RedisOps ops, Runnable whenOpened) {
    try {
      opening.check(ops);
    } finally {
      // Calls wait for this, whatever came of it.
      checkedAt = clock.getAsLong();
      whenOpened.run();
    }
    try {
      while (!over || !jobs.isEmpty()) {
        step(ops);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ops.close();
      finished.countDown();
    }
  }

  /** Waits until everything is written, at most that long. */
  void finish(long nanos) {
    over = true;
    add(new Job(0, ops -> {}));
    try {
      if (!finished.await(nanos, TimeUnit.NANOSECONDS)) {
        notices.unfinished();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void add(Job job) {
    if (waitingBytes.addAndGet(job.bytes) > MOST_WAITING_BYTES) {
      waitingBytes.addAndGet(-job.bytes);
    } else {
      jobs.add(job);
    }
  }

  private void step(RedisOps ops) throws InterruptedException {
    Job job = jobs.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (job != null) {
      waitingBytes.addAndGet(-job.bytes);
    }
    boolean due = breaker.isClosed() ? isCheckDue() : breaker.isProbeDue();
    if (due && !over) {
      opening.check(ops);
      checkedAt = clock.getAsLong();
    }
    if (job != null && breaker.isClosed()) {
      run(job, ops);
    }
  }

  private boolean isCheckDue() {
    long since = clock.getAsLong() - checkedAt;
    return since >= CHECK_MILLIS || since < 0;
  }

  private void run(Job job, RedisOps ops) {
    try {
      job.work.run(ops);
    } catch (RedisErrorException no) {
      refused(no);
    } catch (IOException failure) {
      breaker.failed();
      notices.notWritten(failure);
    } catch (GeneralSecurityException | RuntimeException | Error failure) {
      refused(failure);
    }
  }

  private void write(Entry entry, long order, RedisOps ops)
      throws IOException, GeneralSecurityException {
    OpenStore store = opening.store();
    long millis = entry.expiresAt() - clock.getAsLong();
    Long present = written.get(entry.key());
    if (store == null || millis <= 0 || (present != null && present > order)) {
      return;
    }
    ops.put(entry.key(), store.encode(entry), millis);
    written.put(entry.key(), order);
  }

  /** One thing to write. */
  private static final class Job {

    final long bytes;
    final Work work;

    Job(long entryBytes, Work work) {
      this.bytes = entryBytes + STEP_BYTES;
      this.work = work;
    }
  }

  /** What it is. */
  private interface Work {

    void run(RedisOps ops) throws IOException, GeneralSecurityException;
  }
}
