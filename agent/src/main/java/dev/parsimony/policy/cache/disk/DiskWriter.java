/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.Notices;
import dev.parsimony.policy.cache.level.RecordHead;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries in the order in which they come, on one thread. What waits is bounded by bytes:
 * one entry too many is not kept.
 */
final class DiskWriter {

  private static final long MOST_WAITING_BYTES = 16L << 20;
  private static final long IDLE_MILLIS = 1_000;
  private static final long FORCE_MILLIS = 5_000;
  private static final long PAUSE_MILLIS = 30_000;
  private static final long LOOK_MILLIS = 2_000;

  private final Notices notices;
  private final LongSupplier clock;
  private final Runnable purged;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final CountDownLatch finished = new CountDownLatch(1);
  private boolean dirty;
  private long forcedAt;
  private long lookedAt;
  private long pausedAt;
  private boolean paused;

  /**
   * @param clock milliseconds
   * @param purged is run when entries were erased because somebody asked for it
   */
  DiskWriter(Notices notices, LongSupplier clock, Runnable purged) {
    this.notices = notices;
    this.clock = clock;
    this.purged = purged;
    this.forcedAt = clock.getAsLong();
  }

  /** Has an entry written soon. Never waits. */
  void put(Entry entry, long order) {
    Job job = new Job(entry, order);
    if (waitingBytes.addAndGet(job.bytes()) > MOST_WAITING_BYTES) {
      waitingBytes.addAndGet(-job.bytes());
    } else {
      jobs.add(job);
    }
  }

  /** Writes until the end is asked for, and closes the store then. */
  void run(DiskStore store) {
    try {
      Job job = null;
      while (job == null || job.entry != null) {
        job = jobs.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        step(store, job);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(store);
      finished.countDown();
    }
  }

  /** Waits until everything is written, at most that long. */
  void finish(long nanos) {
    jobs.add(new Job(null, 0));
    try {
      if (!finished.await(nanos, TimeUnit.NANOSECONDS)) {
        notices.unfinished();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step(DiskStore store, @Nullable Job job) {
    try {
      if (job != null && job.entry != null) {
        waitingBytes.addAndGet(-job.bytes());
        write(store, job.entry, job.order);
      }
      boolean due = job == null || isOver(FORCE_MILLIS, forcedAt);
      if (dirty && due) {
        dirty = false;
        forcedAt = clock.getAsLong();
        store.force();
      }
    } catch (Throwable failure) {
      notices.notWritten(failure);
      if (failure instanceof IOException) {
        pausedAt = clock.getAsLong();
        paused = true;
      }
    }
    if (job == null || isOver(LOOK_MILLIS, lookedAt)) {
      lookedAt = clock.getAsLong();
      takeUpPurges(store);
    }
  }

  private void takeUpPurges(DiskStore store) {
    try {
      store.takeUpPurges(purged);
    } catch (NoSuchFileException removed) {
      notices.removed();
    } catch (Throwable failure) {
      notices.notPurged(failure);
    }
  }

  private void write(DiskStore store, Entry entry, long order)
      throws IOException, GeneralSecurityException {
    paused &= !isOver(PAUSE_MILLIS, pausedAt);
    if (!paused) {
      store.put(entry, order);
      dirty = true;
    }
  }

  /* So it is too where the clock has been set back. */
  private boolean isOver(long millis, long from) {
    long since = clock.getAsLong() - from;
    return since >= millis || since < 0;
  }

  private void close(DiskStore store) {
    try {
      try {
        store.force();
      } finally {
        store.close();
      }
    } catch (IOException | RuntimeException failure) {
      notices.notWritten(failure);
    }
  }

  /** An entry to write; without one, the end. */
  private static final class Job {

    final @Nullable Entry entry;
    final long order;

    Job(@Nullable Entry entry, long order) {
      this.entry = entry;
      this.order = order;
    }

    long bytes() {
      return entry == null ? 0 : (long) RecordHead.BYTES + entry.weight();
    }
  }
}
