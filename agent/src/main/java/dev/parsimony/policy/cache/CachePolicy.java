/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.StaleAnswer;
import dev.parsimony.policy.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a stored answer to a call that is equal in everything that can change the answer. Over a
 * {@linkplain AnswerStore#keysOnly store of keys} its answers are empty, and its decisions say what
 * would be.
 */
public final class CachePolicy implements Policy {

  private static final int OK = 200;

  private final AnswerStore store;
  private final Fingerprinter fingerprinter;
  private final RecentAnswers recent;
  private final LastingAnswers lasting;
  private final ModelAliases aliases;
  private final NearForms forms;
  private final Renewals renewals;
  private final Rotation rotation = new Rotation();

  /**
   * @param processKey random bytes, made once for the process, that key the hashes of credentials
   */
  public CachePolicy(AnswerStore store, byte[] processKey) {
    this(store, processKey, LastingAnswers.NONE);
  }

  /** The same with answers that outlive the process behind those in memory. */
  public CachePolicy(AnswerStore store, byte[] processKey, LastingAnswers lasting) {
    this(store, processKey, lasting, System::currentTimeMillis);
  }

  /**
   * The same by another clock.
   *
   * @param clock milliseconds since the epoch, to know the date of a call
   */
  CachePolicy(AnswerStore store, byte[] processKey, LastingAnswers lasting, LongSupplier clock) {
    this.store = store;
    this.lasting = lasting;
    this.fingerprinter = new Fingerprinter(new Partitions(processKey));
    this.recent = new RecentAnswers(store.ticker());
    this.aliases = new ModelAliases(fingerprinter);
    this.forms = new NearForms(fingerprinter, store.ticker(), clock);
    this.renewals = new Renewals(store.ticker());
    lasting.cover(store);
  }

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public Verdict before(PolicyCall call) {
    CacheSettings settings = call.settings(CacheSettings.class);
    List<String> objections = Cacheability.objections(call.facts(), settings);
    if (settings == null || !objections.isEmpty()) {
      return bypass(call, objections, settings == null ? "" : settings.rule());
    }
    List<Fingerprint> keys =
        Rotation.keys(fingerprinter.fingerprint(call, settings), settings.answers());
    long thread = Caller.threadIdOf(call);
    int disliked = recent.repeated(thread, keys);
    int place = disliked < 0 ? rotation.next(keys) : disliked;
    Fingerprint key = keys.get(place);
    if (disliked >= 0) {
      KeyedCall again = new KeyedCall(store, lasting, aliases, call, settings, key, thread, true);
      again.hasAnswerAt(place);
      call.keep(again);
      forms.find(again);
      decide(call, CacheOutcome.BYPASS, "asked_again", settings.rule());
      return Verdict.proceed();
    }
    StoredAnswer found = store.find(key);
    List<String> said = screened(call, settings, found);
    if (!said.isEmpty()) {
      return bypass(call, said, settings.rule());
    }
    KeyedCall keyed = new KeyedCall(store, lasting, aliases, call, settings, key, thread, false);
    keyed.hasAnswerAt(place);
    keyed.find(found);
    call.keep(keyed);
    Verdict.Later later = isSoughtBehind(keyed, found) ? lasting.look(keyed) : null;
    return later == null ? answer(call, keyed, found) : Verdict.pending(later);
  }

  /* Where memory's answer is past its time, another process may have bought a new one. */
  private boolean isSoughtBehind(KeyedCall asking, @Nullable StoredAnswer found) {
    return found == null || (asking.isPast(found) && !renewals.isUnderWay(asking.key()));
  }

  @Override
  public Verdict resumed(PolicyCall call, @Nullable Verdict later) {
    KeyedCall keyed = call.kept(KeyedCall.class);
    if (keyed == null) {
      return Verdict.proceed();
    }
    int form = keyed.asking();
    KeyedCall asking = form == 0 ? keyed : keyed.near().get(form - 1).keyed();
    // An equal call may have been answered meanwhile.
    StoredAnswer found = store.find(asking.key());
    if (found == null || asking.isPast(found)) {
      Verdict.Later again = lasting.lookAgain(asking);
      if (again != null) {
        return Verdict.pending(again);
      }
      StoredAnswer behind = lasting.found(asking);
      if (behind != null && (found == null || !asking.isPast(behind))) {
        asking.keepFound(behind);
        found = behind;
      } else if (found != null) {
        asking.searchBy(null);
      }
    } else {
      asking.searchBy(null);
    }
    asking.find(found);
    return form == 0 ? answer(call, keyed, found) : answerNear(call, keyed, found);
  }

  /* Those that ask for the same are looked for where the rule says which they are. */
  private Verdict lookNear(PolicyCall call, KeyedCall keyed) {
    forms.find(keyed);
    if (forms.isRepeated(keyed)) {
      keyed.repeats();
      decide(call, CacheOutcome.BYPASS, "asked_again", keyed.settings().rule());
      return Verdict.proceed();
    }
    return lookFurther(call, keyed);
  }

  /* The next form is looked for when nothing was found for what is nearer. */
  private Verdict lookFurther(PolicyCall call, KeyedCall keyed) {
    int next = keyed.asking() + 1;
    if (next > keyed.near().size()) {
      return miss(call, keyed);
    }
    keyed.asks(next);
    KeyedCall near = keyed.near().get(next - 1).keyed();
    StoredAnswer found = store.find(near.key());
    near.find(found);
    boolean sought = keyed.trouble() == null && isSoughtBehind(near, found);
    Verdict.Later later = sought ? lasting.look(near) : null;
    return later == null ? answerNear(call, keyed, found) : Verdict.pending(later);
  }

  private Verdict answerNear(PolicyCall call, KeyedCall keyed, @Nullable StoredAnswer found) {
    NearCall near = keyed.near().get(keyed.asking() - 1);
    Offer offer =
        renewals.choose(call, near.key(), near.offer(found), () -> near.offerWhileRenewed(found));
    return found != null && offer.isGood()
        ? hit(call, keyed, near.told(hit(offer, near.keyed())), found, offer)
        : lookFurther(call, keyed);
  }

  private Verdict bypass(PolicyCall call, List<String> objections, String rule) {
    recent.askedOther(Caller.threadIdOf(call));
    forms.askedOther(Caller.threadIdOf(call));
    objections.forEach(objection -> decide(call, CacheOutcome.BYPASS, objection, rule));
    return Verdict.proceed();
  }

  /* What is stored went through it when it was asked for first. */
  private static List<String> screened(
      PolicyCall call, CacheSettings settings, @Nullable StoredAnswer found) {
    return found != null && settings.screening().equals(found.screening())
        ? Collections.emptyList()
        : settings.screening().objections(call.facts());
  }

  @Override
  public void ended(PolicyCall call, EndedReply reply) {
    KeyedCall keyed = call.kept(KeyedCall.class);
    if (keyed == null) {
      return;
    }
    boolean renewed = reply.servedBy() == ServedBy.JOINED;
    try {
      if (reply.servedBy() == ServedBy.PROVIDER) {
        renewed = settled(call, keyed, reply);
      }
    } finally {
      renewals.ended(call, renewed);
    }
    // After a failed repetition, the answer that was not liked is still the last one.
    if (reply.status() == OK || keyed.isRepeated()) {
      answered(keyed);
    }
  }

  /* Whether the reply was stored. */
  private boolean settled(PolicyCall call, KeyedCall keyed, EndedReply reply) {
    String settlement = keyed.settlement(reply);
    boolean stored = settlement.equals(KeyedCall.STORED);
    CacheOutcome outcome = stored ? CacheOutcome.STORED : CacheOutcome.NOT_STORED;
    decide(call, outcome, settlement, keyed.settings().rule());
    return stored;
  }

  private Verdict answer(PolicyCall call, KeyedCall keyed, @Nullable StoredAnswer found) {
    Offer offer =
        renewals.choose(
            call,
            keyed.key(),
            keyed.offer(found, ReplyHeaders.HIT),
            () -> keyed.offerWhileRenewed(found));
    return found != null && offer.isGood()
        ? hit(call, keyed, hit(offer, keyed), found, offer)
        : lookNear(call, keyed);
  }

  private Verdict miss(PolicyCall call, KeyedCall keyed) {
    StoredAnswer found = keyed.found();
    Offer offer = keyed.offer(found, ReplyHeaders.HIT);
    call.decide(miss(keyed, offer.reason()));
    if (found != null && offer.isExpired()) {
      call.keep(new StaleAnswer(() -> stale(call, keyed, found)));
    }
    return Verdict.proceed();
  }

  private Decision miss(KeyedCall keyed, String reason) {
    String rule = keyed.settings().rule();
    String trouble = keyed.trouble();
    if (trouble != null || keyed.found() != null) {
      return decision(CacheOutcome.MISS, trouble == null ? reason : trouble, rule);
    }
    for (NearCall near : keyed.near()) {
      if (near.isAwaited()) {
        return near.told(decision(CacheOutcome.MISS, "not_confirmed", rule));
      }
    }
    return decision(CacheOutcome.MISS, reason, rule);
  }

  private Decision hit(Offer offer, KeyedCall asked) {
    Decision hit = decision(CacheOutcome.HIT, offer.reason(), asked.settings().rule());
    LevelSearch search = asked.search();
    String level = search == null ? null : search.foundIn();
    return level == null ? hit : hit.at(level);
  }

  private Verdict hit(
      PolicyCall call, KeyedCall keyed, Decision hit, StoredAnswer found, Offer offer) {
    call.decide(hit);
    call.keep(found.savedTokens());
    renewals.ended(call, true);
    answered(keyed);
    return Verdict.answer(offer.reply());
  }

  /* Asked for by a policy that would otherwise refuse the call. */
  private static @Nullable WireReply stale(PolicyCall call, KeyedCall keyed, StoredAnswer found) {
    Offer offer = keyed.offerStale(found);
    if (!offer.isGood()) {
      return null;
    }
    call.keep(found.savedTokens());
    return offer.reply();
  }

  private void answered(KeyedCall keyed) {
    answered(keyed, keyed.thread());
    if (keyed.isAsync()) {
      // What the application does with a future's value mostly runs on the thread that ends it.
      answered(keyed, Thread.currentThread().getId());
    }
  }

  private void answered(KeyedCall keyed, long thread) {
    Duration window = keyed.settings().retryWindow();
    recent.answered(thread, keyed.key(), window);
    forms.answered(keyed, thread, window);
  }

  private void decide(PolicyCall call, CacheOutcome outcome, String reason, String rule) {
    call.decide(decision(outcome, reason, rule));
  }

  private Decision decision(CacheOutcome outcome, String reason, String rule) {
    return new Decision(name(), outcome.label(store.isLive()), reason, rule);
  }
}
