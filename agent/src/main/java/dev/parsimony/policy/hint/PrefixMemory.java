/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.exchange.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the beginnings of the prompts that were sent, and what came of marking them. Bounded:
 * what was not seen for the longest is forgotten.
 */
final class PrefixMemory {

  private static final int MOST = 16_384;
  private static final long REFUSAL_NANOS = TimeUnit.HOURS.toNanos(1);

  private final LongSupplier nanos;
  private final Map<PrefixKey, KnownPrefix> known =
      new LinkedHashMap<PrefixKey, KnownPrefix>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PrefixKey, KnownPrefix> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param nanos a clock that never goes back
   */
  PrefixMemory(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Notes that a prompt is sent, and says where it is to be marked. */
  synchronized MarkPlan plan(Prefixes prefixes, Terms terms) {
    long now = nanos.getAsLong();
    List<KnownPrefix> found =
        prefixes.all().stream().map(prefix -> known(prefix.key())).collect(Collectors.toList());
    found.forEach(prefix -> prefix.see(now));
    if (known(prefixes.scope()).isRefused(now)) {
      return MarkPlan.none("refused");
    }
    if (prefixes.tokens() < terms.leastTokens()) {
      return MarkPlan.none("too_short");
    }
    MarkPlan plan = new Planner(prefixes.all(), found, terms, now).plan();
    if (plan.reserved() > 0) {
      found.get(0).spend(plan.reserved());
      known(plan.longest().key()).write(now + plan.lifetime().nanos());
    }
    return plan;
  }

  /** A marked prompt has not left as it was marked, or was not answered. */
  synchronized void unsent(Marked marked) {
    release(marked);
  }

  /**
   * A marked prompt was answered.
   *
   * @param usage as the provider reports it; null where it does not
   */
  synchronized void answered(Marked marked, @Nullable Usage usage) {
    KnownPrefix account = release(marked);
    MarkPlan plan = marked.plan();
    if (usage == null || (usage.cacheRead() < 0 && usage.cacheWrite() < 0)) {
      account.spend(plan.reserved());
      return;
    }
    long read = Math.max(usage.cacheRead(), 0);
    long written = Math.max(usage.cacheWrite(), 0);
    account.spend(marked.terms().extra(read, written, plan.lifetime()));
    long now = nanos.getAsLong();
    for (Prefix mark : plan.marks()) {
      if (read + written > 0) {
        known(mark.key()).cache(now, plan.lifetime());
      } else {
        known(mark.key()).lose();
      }
    }
  }

  /** The provider took a prompt without its marks only. */
  synchronized void refused(Marked marked) {
    release(marked);
    known(marked.prefixes().scope()).refuse(nanos.getAsLong() + REFUSAL_NANOS);
  }

  private KnownPrefix release(Marked marked) {
    KnownPrefix account = known(marked.prefixes().all().get(0).key());
    account.spend(-marked.plan().reserved());
    known(marked.plan().longest().key()).written();
    return account;
  }

  private KnownPrefix known(PrefixKey key) {
    return known.computeIfAbsent(key, any -> new KnownPrefix());
  }
}
