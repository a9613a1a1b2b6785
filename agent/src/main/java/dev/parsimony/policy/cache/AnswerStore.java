/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The stored answers in memory, or what is remembered of them, bounded by bytes. */
public abstract class AnswerStore {

  /** What the bookkeeping takes for one entry, at most. */
  static final int ENTRY_OVERHEAD = 512;

  private final long maxEntryBytes;
  private final LongSupplier ticker;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong clearings = new AtomicLong();
  private volatile long maxBytes;

  AnswerStore(long maxBytes, long maxEntryBytes, LongSupplier ticker) {
    this.maxBytes = maxBytes;
    this.maxEntryBytes = maxEntryBytes;
    this.ticker = ticker;
  }

  /**
   * @param maxEntryBytes the largest answer worth keeping
   * @param ticker nanoseconds, such as {@code System::nanoTime}
   */
  public static AnswerStore of(long maxBytes, long maxEntryBytes, LongSupplier ticker) {
    return new LiveAnswers(maxBytes, maxEntryBytes, ticker);
  }

  /**
   * A store that remembers which answers it was given but not what they said, to learn what a cache
   * would have done. Judges sizes by the same limit.
   */
  public static AnswerStore keysOnly(long maxBytes, long maxEntryBytes, LongSupplier ticker) {
    return new AnswerKeys(maxBytes, maxEntryBytes, ticker);
  }

  /** Sets another bound; what is over it leaves at once. */
  public void resize(long newMaxBytes) {
    maxBytes = newMaxBytes;
  }

  /** Whether this holds answers that can be given, and not only their keys. */
  abstract boolean isLive();

  /** What is to be kept of a good reply. */
  abstract StoredAnswer answer(
      RequestFacts asked, EndedReply reply, Term term, Screening screening);

  abstract @Nullable StoredAnswer find(Fingerprint key);

  /** Keeps an answer, unless that of a later call is already there. */
  abstract void keep(Fingerprint key, StoredAnswer answer);

  /**
   * Keeps an answer that was found behind memory.
   *
   * @param since the {@link #clearings} before it was looked for: what was found before the last
   *     one may have been erased by then
   */
  final void keepFound(Fingerprint key, StoredAnswer answer, long since) {
    keep(key, answer);
    if (clearings.get() != since) {
      forget(key);
    }
  }

  /** How often all was forgotten. */
  final long clearings() {
    return clearings.get();
  }

  /** Forgets all that there is. */
  final void clear() {
    clearings.incrementAndGet();
    forgetAll();
  }

  abstract void forgetAll();

  abstract void forget(Fingerprint key);

  abstract long weightedSize();

  final boolean accepts(StoredAnswer answer) {
    return answer.weight() + ENTRY_OVERHEAD <= Math.min(maxEntryBytes, maxBytes);
  }

  final long maxBytes() {
    return maxBytes;
  }

  /** The place of a call among all calls, by when it was asked. */
  final long nextOrder() {
    return calls.incrementAndGet();
  }

  final long now() {
    return ticker.getAsLong();
  }

  final LongSupplier ticker() {
    return ticker;
  }

  static StoredAnswer later(StoredAnswer present, StoredAnswer added) {
    return present.term().isAskedAfter(added.term()) ? present : added;
  }
}
