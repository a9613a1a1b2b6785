/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.FlexSettings;
import dev.parsimony.policy.OneOff;
import dev.parsimony.policy.PolicyCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that may be answered by a stored answer, with its key. What {@link CachePolicy} finds out
 * first, and {@link SingleflightPolicy} then relies on.
 */
final class KeyedCall {

  static final String STORED = "ok";

  private final AnswerStore store;
  private final LastingAnswers lasting;
  private final ModelAliases aliases;
  private final PolicyCall call;
  private final RequestFacts facts;
  private final CacheSettings settings;
  private final Fingerprint key;
  private final long thread;
  private final long order;
  private final long clearings;
  private boolean repeated;
  private PolicyCall behindMemory;
  private @Nullable StoredAnswer found;
  private @Nullable LevelSearch search;
  private boolean settled;
  private String settlement = "";
  private @Nullable StoredAnswer answer;
  private final List<NearCall> near = new ArrayList<>(0);
  private int asking;

  /**
   * @param thread the id of the thread that asks
   * @param repeated whether the thread repeats what it was answered last
   */
  KeyedCall(
      AnswerStore store,
      LastingAnswers lasting,
      ModelAliases aliases,
      PolicyCall call,
      CacheSettings settings,
      Fingerprint key,
      long thread,
      boolean repeated) {
    this.store = store;
    this.lasting = lasting;
    this.aliases = aliases;
    this.call = call;
    this.behindMemory = call;
    this.facts = call.facts();
    this.settings = settings;
    this.key = key;
    this.thread = thread;
    this.repeated = repeated;
    this.order = store.nextOrder();
    this.clearings = store.clearings();
  }

  ModelAliases aliases() {
    return aliases;
  }

  PolicyCall call() {
    return call;
  }

  /** The call as it is known behind memory, where its keys are made anew. */
  PolicyCall behindMemory() {
    return behindMemory;
  }

  /** The call has one of several answers, by its place from 0. */
  void hasAnswerAt(int place) {
    behindMemory = PlacedCall.of(call, place);
  }

  RequestFacts facts() {
    return facts;
  }

  CacheSettings settings() {
    return settings;
  }

  Fingerprint key() {
    return key;
  }

  long thread() {
    return thread;
  }

  /** Whether it may be sent to a tier that takes its time. */
  boolean mayBeSlow() {
    FlexSettings flex = call.settings(FlexSettings.class);
    return flex != null && flex.enabled();
  }

  boolean isRepeated() {
    return repeated;
  }

  /** The thread repeats in other words what it was answered last. */
  void repeats() {
    repeated = true;
  }

  /** The call has a form that it shares with others, less near than those before. */
  void isNear(NearForm form, Fingerprint nearKey) {
    near.add(
        new NearCall(
            form,
            new KeyedCall(
                store, lasting, aliases, form.call(), settings, nearKey, thread, repeated)));
  }

  /** The same call in such forms, the nearest first; none while it has none. */
  List<NearCall> near() {
    return Collections.unmodifiableList(near);
  }

  /** How many of its forms have been looked for, the one included that is being looked for. */
  int asking() {
    return asking;
  }

  /** Looks for one of its forms, by its place among them from 1. */
  void asks(int form) {
    asking = form;
  }

  /** Whether nobody may act by its answer but the one who asked. */
  boolean mayAct() {
    return settings.screening().actingToolsAreOffered(facts);
  }

  boolean isAsync() {
    return call.origin().delivery() == Delivery.ASYNC;
  }

  /** How long the application waits for one attempt; 0 for ever. */
  long timeoutNanos() {
    return call.origin().timeoutNanos();
  }

  /** Looks behind memory; null for no longer, where memory has got it meanwhile. */
  void searchBy(@Nullable LevelSearch levels) {
    search = levels;
  }

  @Nullable LevelSearch search() {
    return search;
  }

  /** Why it is not known whether there is an answer behind memory; null when it is. */
  @Nullable String trouble() {
    return found == null && search != null ? search.trouble() : null;
  }

  /** What there was under the key, fitting or not. */
  @Nullable StoredAnswer found() {
    return found;
  }

  /** What the store has under the key, fitting or not. */
  void find(@Nullable StoredAnswer later) {
    found = later;
  }

  Offer offer(@Nullable StoredAnswer stored, String way) {
    return Offer.of(stored, facts, settings, way, store.now());
  }

  /** The same of an answer that is past its time. */
  Offer offerStale(StoredAnswer stored) {
    return Offer.stale(stored, facts, settings, store.now());
  }

  /* What was found may have left memory, and may never have been there. */
  private @Nullable StoredAnswer present() {
    StoredAnswer now = store.find(key);
    StoredAnswer latest = now == null ? found : now;
    return latest == null || isPast(latest) ? null : latest;
  }

  /** Whether an answer is not to be given any more, but as a stale one. */
  boolean isPast(StoredAnswer stored) {
    return stored.term().isOfGoneModel() || stored.term().isOver(store.now(), settings.ttl());
  }

  /** The ticker's nanoseconds. */
  long now() {
    return store.now();
  }

  /** The same of one past its time that may be given while a new one is asked for. */
  Offer offerWhileRenewed(@Nullable StoredAnswer stored) {
    return Offer.whileRenewed(stored, facts, settings, store.now());
  }

  /** Keeps in memory what was found behind it, unless that may have been erased since. */
  void keepFound(StoredAnswer behind) {
    store.keepFound(key, behind, clearings);
  }

  /** An answer that was stored after this call looked for one. */
  @Nullable StoredAnswer storedSince() {
    StoredAnswer now = store.find(key);
    return now == found ? null : now;
  }

  /**
   * Stores the reply if it is good. The first of the policies that is told of the end does it: a
   * flight must not be over before its answer can be found.
   *
   * @return the stored answer; null when the reply is none
   */
  @Nullable StoredAnswer settle(EndedReply reply) {
    if (!settled) {
      settled = true;
      settlement = store(reply);
    }
    return answer;
  }

  /** {@link #STORED}, or the reason why the reply was not stored. */
  String settlement(EndedReply reply) {
    settle(reply);
    return settlement;
  }

  private static ReplyFacts facts(EndedReply reply) {
    return requireNonNull(reply.facts(), "facts is null");
  }

  private String store(EndedReply reply) {
    if (reply.servedBy() != ServedBy.PROVIDER) {
      return "not_from_provider";
    }
    String objection = Cacheability.objection(facts, reply, settings);
    if (objection != null) {
      return objection;
    }
    long now = store.now();
    Snapshot snapshot = aliases.answered(call, settings, facts(reply).model(), now);
    Term term = new Term(order, now, settings.life(key), snapshot, settings.staleWhileRevalidate());
    StoredAnswer good = store.answer(facts, reply, term, settings.screening());
    if (!store.accepts(good)) {
      return "too_large";
    }
    // Those who wait for it get it in any case.
    answer = good;
    if (call.kept(OneOff.class) != null) {
      return "one_off";
    }
    store.keep(key, good);
    lasting.keep(behindMemory, settings, good);
    keepForOthers(good, reply);
    return STORED;
  }

  private void keepForOthers(StoredAnswer good, EndedReply reply) {
    for (NearCall form : near) {
      StoredAnswer kept = form.kept(good, reply, form.keyed().present());
      if (kept != null) {
        store.keep(form.key(), kept);
        lasting.keep(form.keyed().call, settings, kept);
      }
    }
  }
}
