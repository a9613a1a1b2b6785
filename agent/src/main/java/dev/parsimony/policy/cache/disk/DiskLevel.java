/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.Fingerprint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one configuration, with threads of its own: opened when it is first asked for,
 * read and written by nobody else. Where it cannot be used, it is as if it were empty.
 */
public final class DiskLevel {

  private static final long MOST_OPENING_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long MOST_READING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final DirectoryOpening opening;
  private final DiskThreads threads;
  private final Notices notices;
  private final DiskWriter writer;
  private final LongSupplier clock;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
  private volatile long begunAt;
  private volatile @Nullable Open open;

  /**
   * @param environment the variables of the process
   * @param clock milliseconds since the epoch
   * @param log takes whole lines for the operator
   */
  public DiskLevel(
      DiskSettings settings,
      Function<String, @Nullable String> environment,
      DiskThreads threads,
      LongSupplier clock,
      Consumer<String> log) {
    this.notices = new Notices("cache.disk.directory \"" + settings.directory() + "\"", log);
    this.opening = new DirectoryOpening(settings, environment, clock, notices);
    this.threads = threads;
    this.clock = clock;
    this.writer = new DiskWriter(notices, clock);
  }

  /** Begins to open the directory, at the first call. */
  public void begin() {
    if (!begun.get() && begun.compareAndSet(false, true)) {
      begunAt = clock.getAsLong();
      threads.start("parsimony-disk-writer", this::run);
    }
  }

  /**
   * A wait for the directory; null when it is known what is in it, or when it takes so long to open
   * that no more calls are to wait.
   *
   * @param timeoutNanos how long the application waits for the call; 0 for ever
   */
  public @Nullable DiskRead opening(long timeoutNanos) {
    long left = MOST_OPENING_NANOS - TimeUnit.MILLISECONDS.toNanos(clock.getAsLong() - begunAt);
    long patience = timeoutNanos > 0 ? Math.min(timeoutNanos / 4, left) : left;
    if (opened.isDone() || patience <= 0) {
      return null;
    }
    DiskRead wait = new DiskRead(threads.relay());
    opened.thenRun(() -> wait.done(null));
    return wait.limited(threads, Math.min(patience, MOST_OPENING_NANOS));
  }

  /** What keys the fingerprints of this directory; null while or because it is not open. */
  public byte @Nullable [] fingerprintKey() {
    Open now = open;
    return now == null ? null : now.fingerprintKey;
  }

  /** Whether there is an entry. Reads no file. */
  public boolean has(Fingerprint key) {
    Open now = open;
    return now != null && now.store.has(key);
  }

  /** Begins to read an entry; null when too many wait already. */
  public @Nullable DiskRead read(Fingerprint key) {
    Open now = open;
    DiskRead read = new DiskRead(threads.relay());
    return now != null && now.readers.take(key, read)
        ? read.limited(threads, MOST_READING_NANOS)
        : null;
  }

  /**
   * Has an entry written soon, unless a later one is there.
   *
   * @param order its place among all entries of this process, from 1
   */
  public void put(DiskEntry entry, long order) {
    if (open != null) {
      writer.put(entry, order);
    }
  }

  /** Waits until everything is written, at most that long; nothing is kept afterwards. */
  public void finish(long nanos) {
    if (open != null) {
      writer.finish(nanos);
    }
  }

  private void run() {
    DiskStore store = null;
    try {
      store = opening.open();
      if (store != null) {
        DiskReaders readers = new DiskReaders(store, notices);
        readers.start(threads);
        open = new Open(store, readers);
      }
    } finally {
      // Calls wait for this, whatever came of it.
      opened.complete(store != null);
    }
    if (store != null) {
      writer.run(store);
      open = null;
    }
  }

  /** An open directory. */
  private static final class Open {

    final DiskStore store;
    final DiskReaders readers;
    final byte[] fingerprintKey;

    Open(DiskStore store, DiskReaders readers) {
      this.store = store;
      this.readers = readers;
      this.fingerprintKey = store.fingerprintKey();
    }
  }
}
