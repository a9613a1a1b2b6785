/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import dev.parsimony.policy.cache.level.LevelThreads;
import dev.parsimony.policy.cache.level.Notices;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Two threads that read entries for those who wait. */
final class DiskReaders {

  private static final int THREADS = 2;
  private static final int MOST_WAITING = 1_024;

  private final DiskStore store;
  private final Notices notices;
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

  DiskReaders(DiskStore store, Notices notices) {
    this.store = store;
    this.notices = notices;
  }

  void start(LevelThreads threads) {
    for (int i = 1; i <= THREADS; i++) {
      threads.start("parsimony-disk-reader-" + i, this::run);
    }
  }

  /** Whether the read was taken; one too many is not. */
  boolean take(Fingerprint key, LevelRead read) {
    return waiting.offer(() -> read(key, read));
  }

  private void run() {
    try {
      while (true) {
        run(waiting.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /* Whoever waits for a read that fails goes on when its time is up. */
  private void run(Runnable read) {
    try {
      read.run();
    } catch (Throwable failure) {
      notices.notRead(failure);
    }
  }

  private void read(Fingerprint key, LevelRead read) {
    if (read.isOver()) {
      return;
    }
    Entry found = null;
    try {
      found = store.get(key);
      notices.damaged(store.damages());
    } catch (Throwable failure) {
      notices.notRead(failure);
    }
    read.done(found);
  }
}
