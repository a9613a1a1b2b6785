/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Which answers there were, but not what they said. The least recently used leave first. */
final class AnswerKeys extends AnswerStore {

  private final Map<Fingerprint, StoredAnswer> answers =
      new LinkedHashMap<Fingerprint, StoredAnswer>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Fingerprint, StoredAnswer> eldest) {
          return weightedSize() > maxBytes();
        }
      };

  AnswerKeys(long maxBytes, long maxEntryBytes, LongSupplier ticker) {
    super(maxBytes, maxEntryBytes, ticker);
  }

  @Override
  boolean isLive() {
    return false;
  }

  @Override
  StoredAnswer answer(RequestFacts asked, EndedReply reply, Term term, Screening screening) {
    return StoredAnswer.unsaid(asked, reply, term, screening);
  }

  @Override
  synchronized @Nullable StoredAnswer find(Fingerprint key) {
    StoredAnswer found = answers.get(key);
    if (found == null || found.term().age(now()) < found.term().retention()) {
      return found;
    }
    answers.remove(key);
    return null;
  }

  @Override
  synchronized void keep(Fingerprint key, StoredAnswer answer) {
    answers.merge(key, answer, AnswerStore::later);
  }

  @Override
  synchronized void forgetAll() {
    answers.clear();
  }

  @Override
  synchronized void forget(Fingerprint key) {
    answers.remove(key);
  }

  @Override
  synchronized long weightedSize() {
    return (long) answers.size() * ENTRY_OVERHEAD;
  }
}
