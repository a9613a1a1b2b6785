/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.disk.DiskEntry;
import dev.parsimony.policy.cache.disk.DiskLevel;
import dev.parsimony.policy.cache.disk.DiskRead;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers that outlive the process, behind those in memory. Their keys are made with random
 * bytes of the directory they are in: elsewhere they mean nothing.
 */
public final class LastingAnswers {

  /** For a cache in memory alone. */
  public static final LastingAnswers NONE = new LastingAnswers(null, () -> 0);

  private final @Nullable DiskLevel disk;
  private final LongSupplier clock;
  private volatile @Nullable Fingerprinter fingerprinter;

  /**
   * @param disk null for none
   * @param clock milliseconds since the epoch
   */
  public LastingAnswers(@Nullable DiskLevel disk, LongSupplier clock) {
    this.disk = disk;
    this.clock = clock;
  }

  /** Looks for an answer; null when there is none, and nothing to wait for. */
  Verdict.@Nullable Later look(KeyedCall call) {
    if (disk == null) {
      return null;
    }
    disk.begin();
    DiskRead wait = call.waitFor(disk.opening(call.timeoutNanos()));
    return wait == null ? read(disk, call) : wait;
  }

  /** Looks again when a wait is over; null when there is nothing more to wait for. */
  Verdict.@Nullable Later lookAgain(KeyedCall call) {
    boolean wasOpening = call.waitedFor() != null && !call.waitsForEntry();
    return disk != null && wasOpening ? read(disk, call) : null;
  }

  /** The answer that was waited for; null when none has come. */
  @Nullable StoredAnswer found(KeyedCall call, long ticks) {
    DiskRead wait = call.waitedFor();
    DiskEntry entry = wait == null ? null : wait.entry();
    if (entry == null) {
      return null;
    }
    long age = Math.max(0, clock.getAsLong() - entry.storedAt());
    long storedAt = ticks - TimeUnit.MILLISECONDS.toNanos(age);
    return AnswerFormat.read(entry.content(), storedAt, call.settings().screening());
  }

  /** Keeps an answer that is kept in memory, where its call can be known again. */
  void keep(PolicyCall call, CacheSettings settings, StoredAnswer answer) {
    if (disk == null) {
      return;
    }
    try {
      keep(disk, call, settings, answer);
    } catch (RuntimeException | Error failure) {
      // Others wait for what is kept in memory.
      SuppressedFailures.record("keeping on the disk", failure);
    }
  }

  private void keep(DiskLevel level, PolicyCall call, CacheSettings settings, StoredAnswer answer) {
    Fingerprint key = key(level, call, settings);
    byte[] content = key == null ? null : AnswerFormat.write(answer);
    if (key != null && content != null) {
      long now = clock.getAsLong();
      long retention = TimeUnit.NANOSECONDS.toMillis(answer.term().retention());
      level.put(new DiskEntry(key, now, now + retention, content), answer.term().order());
    }
  }

  private @Nullable DiskRead read(DiskLevel level, KeyedCall call) {
    Fingerprint key = key(level, call.call(), call.settings());
    return key != null && level.has(key) ? call.waitForEntry(level.read(key)) : null;
  }

  private @Nullable Fingerprint key(DiskLevel level, PolicyCall call, CacheSettings settings) {
    Fingerprinter made = fingerprinter;
    if (made == null) {
      byte[] random = level.fingerprintKey();
      if (random == null) {
        return null;
      }
      made = new Fingerprinter(new Partitions(random));
      fingerprinter = made;
    }
    return made.lasting(call, settings);
  }
}
