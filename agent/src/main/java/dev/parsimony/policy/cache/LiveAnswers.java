/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that can be given again. A look-up takes no lock. The cache itself is made when it is
 * first asked: an agent that only observes does without.
 */
final class LiveAnswers extends AnswerStore {

  private volatile @Nullable Cache<Fingerprint, StoredAnswer> made;

  LiveAnswers(long maxBytes, long maxEntryBytes, LongSupplier ticker) {
    super(maxBytes, maxEntryBytes, ticker);
  }

  @Override
  public synchronized void resize(long newMaxBytes) {
    super.resize(newMaxBytes);
    Cache<Fingerprint, StoredAnswer> cache = made;
    if (cache != null) {
      cache.policy().eviction().ifPresent(eviction -> eviction.setMaximum(newMaxBytes));
    }
  }

  @Override
  boolean isLive() {
    return true;
  }

  @Override
  StoredAnswer answer(RequestFacts asked, EndedReply reply, Term term, Screening screening) {
    return StoredAnswer.of(asked, reply, term, screening);
  }

  @Override
  @Nullable StoredAnswer find(Fingerprint key) {
    return answers().getIfPresent(key);
  }

  @Override
  void keep(Fingerprint key, StoredAnswer answer) {
    answers().asMap().merge(key, answer, AnswerStore::later);
  }

  @Override
  void forgetAll() {
    answers().invalidateAll();
  }

  @Override
  void forget(Fingerprint key) {
    answers().invalidate(key);
  }

  @Override
  long weightedSize() {
    answers().cleanUp();
    return answers().policy().eviction().get().weightedSize().getAsLong();
  }

  private Cache<Fingerprint, StoredAnswer> answers() {
    Cache<Fingerprint, StoredAnswer> cache = made;
    return cache == null ? make() : cache;
  }

  private synchronized Cache<Fingerprint, StoredAnswer> make() {
    Cache<Fingerprint, StoredAnswer> cache = made;
    if (cache == null) {
      cache =
          Caffeine.newBuilder()
              .maximumWeight(maxBytes())
              .weigher((Fingerprint key, StoredAnswer answer) -> weigh(answer))
              .expireAfter(new Retention())
              .ticker(ticker()::getAsLong)
              .executor(Runnable::run)
              .build();
      made = cache;
    }
    return cache;
  }

  private static int weigh(StoredAnswer answer) {
    return (int) Math.min(answer.weight() + ENTRY_OVERHEAD, Integer.MAX_VALUE);
  }
}
