/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.AnswerLevel;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import dev.parsimony.policy.cache.level.LevelStart;
import dev.parsimony.policy.cache.level.LevelThreads;
import dev.parsimony.policy.cache.level.Notices;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one configuration, with threads of its own: opened when it is first asked for,
 * read and written by nobody else. Where it cannot be used, it is as if it were empty.
 */
public final class DiskLevel implements AnswerLevel {

  private static final long MOST_OPENING_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long MOST_READING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final String WRITER = "parsimony-disk-writer";

  private final DirectoryOpening opening;
  private final LevelThreads threads;
  private final Notices notices;
  private final DiskWriter writer;
  private final LevelStart start;
  private volatile Runnable purged = () -> {};
  private volatile @Nullable Open open;

  /**
   * @param environment the variables of the process
   * @param clock milliseconds since the epoch
   * @param log takes whole lines for the operator
   */
  public DiskLevel(
      DiskSettings settings,
      Function<String, @Nullable String> environment,
      LevelThreads threads,
      LongSupplier clock,
      Consumer<String> log) {
    this.notices = new Notices("cache.disk.directory \"" + settings.directory() + "\"", log);
    this.opening = new DirectoryOpening(settings, environment, clock, notices);
    this.threads = threads;
    this.start = new LevelStart(threads, clock, MOST_OPENING_NANOS);
    this.writer = new DiskWriter(notices, clock, () -> purged.run());
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public void begin() {
    start.begin(WRITER, this::run);
  }

  @Override
  public @Nullable LevelRead opening(long timeoutNanos) {
    return start.opening(timeoutNanos);
  }

  @Override
  public boolean isDown() {
    return false;
  }

  @Override
  public byte @Nullable [] fingerprintKey() {
    Open now = open;
    return now == null ? null : now.fingerprintKey;
  }

  @Override
  public @Nullable LevelRead read(Fingerprint key) {
    Open now = open;
    if (now == null || !now.store.has(key)) {
      return null;
    }
    LevelRead read = new LevelRead(threads.relay());
    return now.readers.take(key, read) ? read.limited(threads, MOST_READING_NANOS) : null;
  }

  @Override
  public boolean keepsLabels() {
    return true;
  }

  @Override
  public void whenPurged(Runnable then) {
    purged = then;
  }

  @Override
  public void put(Entry entry, long order) {
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
      start.end();
    }
    if (store != null) {
      try {
        writer.run(store);
      } finally {
        open = null;
      }
    } else if (opening.isHeldElsewhere()) {
      // One that is about to end, as where a new version takes the place of the old one.
      threads.later(() -> threads.start(WRITER, this::run), RETRY_NANOS);
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
