/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The stored answers in memory, bounded by bytes. A look-up takes no lock. */
public final class AnswerStore {

  /** What the cache's own bookkeeping takes for one entry, at most. */
  static final int ENTRY_OVERHEAD = 512;

  private final Cache<Fingerprint, StoredAnswer> answers;
  private final boolean live;
  private final long maxEntryBytes;
  private final LongSupplier ticker;
  private final AtomicLong calls = new AtomicLong();
  private volatile long maxBytes;

  private AnswerStore(long maxBytes, long maxEntryBytes, LongSupplier ticker, boolean live) {
    this.maxBytes = maxBytes;
    this.maxEntryBytes = maxEntryBytes;
    this.ticker = ticker;
    this.live = live;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((Fingerprint key, StoredAnswer answer) -> weigh(answer))
            .expireAfter(
                new Lifetime<Fingerprint, StoredAnswer>(answer -> answer.term().retention()))
            .ticker(ticker::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /**
   * @param maxEntryBytes the largest answer worth keeping
   * @param ticker nanoseconds, such as {@code System::nanoTime}
   */
  public static AnswerStore of(long maxBytes, long maxEntryBytes, LongSupplier ticker) {
    return new AnswerStore(maxBytes, maxEntryBytes, ticker, true);
  }

  /**
   * A store that remembers which answers it was given but not what they said, to learn what a cache
   * would have done. Judges sizes by the same limit.
   */
  public static AnswerStore keysOnly(long maxBytes, long maxEntryBytes, LongSupplier ticker) {
    return new AnswerStore(maxBytes, maxEntryBytes, ticker, false);
  }

  /** Sets another bound; what is over it leaves at once. */
  public void resize(long newMaxBytes) {
    maxBytes = newMaxBytes;
    answers.policy().eviction().ifPresent(eviction -> eviction.setMaximum(newMaxBytes));
  }

  /** Whether this holds answers that can be given, and not only their keys. */
  boolean isLive() {
    return live;
  }

  @Nullable StoredAnswer find(Fingerprint key) {
    return answers.getIfPresent(key);
  }

  boolean accepts(StoredAnswer answer) {
    return answer.weight() + ENTRY_OVERHEAD <= Math.min(maxEntryBytes, maxBytes);
  }

  /** Keeps an answer, unless that of a later call is already there. */
  void keep(Fingerprint key, StoredAnswer answer) {
    answers
        .asMap()
        .merge(
            key,
            live ? answer : answer.withoutBody(),
            (present, added) -> present.term().isAskedAfter(added.term()) ? present : added);
  }

  /** The place of a call among all calls, by when it was asked. */
  long nextOrder() {
    return calls.incrementAndGet();
  }

  long now() {
    return ticker.getAsLong();
  }

  long weightedSize() {
    answers.cleanUp();
    return answers.policy().eviction().get().weightedSize().getAsLong();
  }

  LongSupplier ticker() {
    return ticker;
  }

  private static int weigh(StoredAnswer answer) {
    return (int) Math.min(answer.weight() + ENTRY_OVERHEAD, Integer.MAX_VALUE);
  }
}
