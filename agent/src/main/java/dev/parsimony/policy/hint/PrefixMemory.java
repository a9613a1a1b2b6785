/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.exchange.Usage;
import dev.parsimony.policy.LastEntries;
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
  private static final long PAUSE_NANOS = TimeUnit.HOURS.toNanos(1);

  /* How many writes that nobody read, by different prompts, are one too many. */
  private static final long PATIENCE = 2;

  private final LongSupplier nanos;
  private final Map<PrefixKey, KnownPrefix> known = LastEntries.used(MOST);

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
    String paused = known(prefixes.scope()).paused(now);
    if (paused != null) {
      return MarkPlan.none(paused);
    }
    if (prefixes.tokens() < terms.leastTokens()) {
      return MarkPlan.none("too_short");
    }
    double tokensOfOne = known(prefixes.scope()).tokensOfOne();
    MarkPlan plan = new Planner(prefixes.all(), found, terms, now, tokensOfOne).plan();
    if (plan.reserved() > 0) {
      found.get(0).spend(plan.reserved());
      plan.marks().forEach(mark -> known(mark.key()).write(now + plan.lifetime().nanos()));
    }
    return plan;
  }

  /** A marked prompt has not left as it was marked, or was not answered. */
  synchronized void unsent(Marked marked) {
    release(marked);
  }

  /** The provider took a prompt without its marks only. */
  synchronized void refused(Marked marked) {
    release(marked);
    known(marked.prefixes().scope()).pause("refused", nanos.getAsLong() + PAUSE_NANOS);
  }

  /**
   * A marked prompt was answered.
   *
   * @param usage as the provider reports it; null where it does not
   */
  synchronized void answered(Marked marked, @Nullable Usage usage) {
    release(marked);
    if (marked.plan().isEmpty()) {
      return;
    }
    if (usage == null || (usage.cacheRead() < 0 && usage.cacheWrite() < 0)) {
      spend(marked, marked.plan().reserved(), marked.plan().reserved());
      return;
    }
    known(marked.prefixes().scope()).count(usage.input(), marked.prefixes().tokens());
    long read = Math.max(usage.cacheRead(), 0);
    long written = Math.max(usage.cacheWrite(), 0);
    Lifetime lifetime = marked.plan().lifetime();
    long now = nanos.getAsLong();
    long extra = marked.terms().extra(read, written, lifetime);
    known(marked.prefixes().all().get(0).key())
        .priceWrite(marked.terms().write(read + written, lifetime));
    spend(marked, extra, settled(marked, extra, now));
    for (Prefix mark : marked.plan().marks()) {
      if (read + written > 0) {
        known(mark.key()).cache(now, lifetime);
      } else {
        known(mark.key()).lose();
      }
    }
  }

  /* What is known by now to be lost: what was written may be read yet. */
  private long settled(Marked marked, long extra, long now) {
    KnownPrefix beginning = known(marked.prefixes().all().get(0).key());
    Bets bets = known(marked.prefixes().scope()).bets();
    if (extra <= 0) {
      return beginning.bet(null) + bets.lost(now) + extra;
    }
    Bet bet = new Bet(extra, now + marked.plan().lifetime().nanos());
    long lost = beginning.bet(bet) + bets.lost(now);
    bets.add(bet);
    return lost;
  }

  /* All that begin alike count what was paid, those that begin differently what is lost. */
  private void spend(Marked marked, long paid, long lost) {
    known(marked.prefixes().all().get(0).key()).spend(paid);
    KnownPrefix scope = known(marked.prefixes().scope());
    scope.spend(lost);
    long write = marked.terms().write(marked.prefixes().tokens(), marked.plan().lifetime());
    if (scope.spent() > PATIENCE * write) {
      scope.spend(-scope.spent());
      scope.pause("does_not_pay", nanos.getAsLong() + PAUSE_NANOS);
    }
  }

  private void release(Marked marked) {
    known(marked.prefixes().all().get(0).key()).spend(-marked.plan().reserved());
    marked.plan().marks().forEach(mark -> known(mark.key()).written());
  }

  private KnownPrefix known(PrefixKey key) {
    return known.computeIfAbsent(key, any -> new KnownPrefix());
  }
}
