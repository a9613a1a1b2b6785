/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.WireRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work on one prompt: technique after technique, each with a decision. */
final class Compression {

  private final Draft draft;
  private final CompressSettings settings;
  private final PromptCache cache;
  private final long before;
  private final boolean live;
  private final List<Decision> decisions = new ArrayList<>();

  /**
   * @param live whether the outcome is sent, and is not only imagined
   */
  Compression(Draft draft, CompressSettings settings, PromptCache cache, boolean live) {
    this.draft = draft;
    this.settings = settings;
    this.cache = cache;
    this.before = draft.tokens();
    this.live = live;
  }

  /** What is to be sent; the very same request when nothing has changed. */
  WireRequest run() throws MalformedBodyException {
    for (Technique technique : Techniques.ALL) {
      if (settings.uses(technique) && technique.hasWork(settings.of(technique))) {
        use(technique);
      }
    }
    boolean over = isOver();
    if (over) {
      draft.revertTo(0);
      decisions.clear();
    }
    long saved = before - draft.tokens();
    WireRequest sent = over ? draft.toRequest() : limitOutput();
    decide(
        "compress",
        sent == draft.facts().request() ? CompressOutcome.UNCHANGED : CompressOutcome.CHANGED,
        over ? "over_budget" : settings.level().label(),
        saved);
    return sent;
  }

  private boolean isOver() {
    Long budget = settings.budget();
    return budget != null && draft.tokens() > budget;
  }

  private WireRequest limitOutput() throws MalformedBodyException {
    OutputLimit limit = new OutputLimit(draft, settings.output());
    if (!limit.isSet()) {
      return draft.toRequest();
    }
    String objection = limit.objection();
    boolean concise = objection == null && limit.askConcise();
    RequestEdit edit = draft.edit();
    boolean thoughts = objection == null && limit.isCapOfThoughts(edit);
    boolean capped = objection == null && !thoughts && limit.cap(edit);
    decide(
        "compress." + OutputLimit.NAME,
        concise || capped ? CompressOutcome.LIMITED : CompressOutcome.UNUSED,
        objection == null ? limited(concise, capped, thoughts) : objection,
        0);
    return edit.toRequest();
  }

  private static String limited(boolean concise, boolean capped, boolean thoughts) {
    if (concise) {
      return capped ? "concise_and_cap" : "concise";
    }
    return capped ? "cap" : thoughts ? "thinks" : "own_cap";
  }

  List<Decision> decisions() {
    return decisions;
  }

  private void use(Technique technique) {
    if (technique.stage() != Stage.FORM && draft.tokens() <= settings.enough()) {
      decide(technique, Outcome.because("short_enough"), 0);
      return;
    }
    int changes = draft.changes();
    long tokens = draft.tokens();
    Outcome outcome = apply(technique, changes);
    String objection = objection(technique, changes, tokens);
    if (objection != null) {
      draft.revertTo(changes);
      outcome = Outcome.because(objection);
    }
    decide(technique, outcome, tokens - draft.tokens());
  }

  /* One that fails, by whatever, leaves the prompt to the others. */
  private Outcome apply(Technique technique, int changes) {
    try {
      return requireNonNull(technique.apply(draft, settings.of(technique)), "no outcome");
    } catch (Throwable e) {
      SuppressedFailures.record("compressing by " + technique.name(), e);
      draft.revertTo(changes);
      return Outcome.because("failed");
    }
  }

  private @Nullable String objection(Technique technique, int changes, long tokens) {
    if (draft.changes() == changes) {
      return null;
    }
    if (draft.tokens() >= tokens) {
      return "not_fewer_tokens";
    }
    return technique.keepsPrefix() ? null : cache.objection(changes, tokens);
  }

  private void decide(Technique technique, Outcome outcome, long saved) {
    decide(
        "compress." + technique.name(),
        outcome == Outcome.CHANGED ? CompressOutcome.SAVED : CompressOutcome.UNUSED,
        outcome.reason(),
        saved);
  }

  private void decide(String policy, CompressOutcome outcome, String reason, long saved) {
    Decision decision =
        new Decision(policy, outcome.label(live), reason, settings.rule()).saving(saved);
    decisions.add(live ? decision : decision.onlyImagined());
  }
}
