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
import java.util.Collections;
import java.util.List;
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

  /**
   * @param processKey random bytes, made once for the process, that key the hashes of credentials
   */
  public CachePolicy(AnswerStore store, byte[] processKey) {
    this(store, processKey, LastingAnswers.NONE);
  }

  /** The same with answers that outlive the process behind those in memory. */
  public CachePolicy(AnswerStore store, byte[] processKey, LastingAnswers lasting) {
    this.store = store;
    this.lasting = lasting;
    this.fingerprinter = new Fingerprinter(new Partitions(processKey));
    this.recent = new RecentAnswers(store.ticker());
    this.aliases = new ModelAliases(fingerprinter);
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
    Fingerprint key = fingerprinter.fingerprint(call, settings);
    long thread = Caller.threadIdOf(call);
    if (recent.isRepeated(thread, key)) {
      call.keep(new KeyedCall(store, lasting, aliases, call, settings, key, thread, true));
      decide(call, CacheOutcome.BYPASS, "asked_again", settings.rule());
      return Verdict.proceed();
    }
    StoredAnswer found = store.find(key);
    List<String> said = screened(call, settings, found);
    if (!said.isEmpty()) {
      return bypass(call, said, settings.rule());
    }
    KeyedCall keyed = new KeyedCall(store, lasting, aliases, call, settings, key, thread, false);
    keyed.find(found);
    call.keep(keyed);
    Verdict.Later later = found == null ? lasting.look(keyed) : null;
    return later == null ? answer(call, keyed, found) : Verdict.pending(later);
  }

  @Override
  public Verdict resumed(PolicyCall call, @Nullable Verdict later) {
    KeyedCall keyed = call.kept(KeyedCall.class);
    if (keyed == null) {
      return Verdict.proceed();
    }
    // An equal call may have been answered meanwhile.
    StoredAnswer found = store.find(keyed.key());
    if (found == null) {
      Verdict.Later again = lasting.lookAgain(keyed);
      if (again != null) {
        return Verdict.pending(again);
      }
      found = lasting.found(keyed, store.now());
      if (found != null) {
        store.keep(keyed.key(), found);
      }
    } else {
      keyed.searchBy(null);
    }
    keyed.find(found);
    return answer(call, keyed, found);
  }

  private Verdict bypass(PolicyCall call, List<String> objections, String rule) {
    recent.askedOther(Caller.threadIdOf(call));
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
    if (reply.servedBy() == ServedBy.PROVIDER) {
      String settlement = keyed.settlement(reply);
      boolean stored = settlement.equals(KeyedCall.STORED);
      CacheOutcome outcome = stored ? CacheOutcome.STORED : CacheOutcome.NOT_STORED;
      decide(call, outcome, settlement, keyed.settings().rule());
    }
    // After a failed repetition, the answer that was not liked is still the last one.
    if (reply.status() == OK || keyed.isRepeated()) {
      answered(keyed);
    }
  }

  private Verdict answer(PolicyCall call, KeyedCall keyed, @Nullable StoredAnswer found) {
    Offer offer = keyed.offer(found, ReplyHeaders.HIT);
    String rule = keyed.settings().rule();
    if (found == null || !offer.isGood()) {
      String trouble = keyed.trouble();
      decide(call, CacheOutcome.MISS, trouble == null ? offer.reason() : trouble, rule);
      if (found != null && offer.reason().equals(Offer.EXPIRED)) {
        call.keep(new StaleAnswer(() -> stale(call, keyed, found)));
      }
      return Verdict.proceed();
    }
    Decision hit = decision(CacheOutcome.HIT, offer.reason(), rule);
    LevelSearch search = keyed.search();
    String level = search == null ? null : search.foundIn();
    call.decide(level == null ? hit : hit.at(level));
    call.keep(found.savedTokens());
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
    recent.answered(keyed.thread(), keyed.key(), keyed.settings().retryWindow());
    if (keyed.isAsync()) {
      // What the application does with a future's value mostly runs on the thread that ends it.
      long ending = Thread.currentThread().getId();
      recent.answered(ending, keyed.key(), keyed.settings().retryWindow());
    }
  }

  private void decide(PolicyCall call, CacheOutcome outcome, String reason, String rule) {
    call.decide(decision(outcome, reason, rule));
  }

  private Decision decision(CacheOutcome outcome, String reason, String rule) {
    return new Decision(name(), outcome.label(store.isLive()), reason, rule);
  }
}
