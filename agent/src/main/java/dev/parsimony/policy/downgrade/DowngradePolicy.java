/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.complexity.Complexity;
import dev.parsimony.complexity.ComplexityAnalyzer;
import dev.parsimony.complexity.Level;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.OneOff;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Pressure;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.downgrade.verify.AnswerJudge;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenRatios;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a call to a cheaper model of its provider. Asked behind compression: it sees the prompt
 * that is going to leave.
 */
public final class DowngradePolicy implements Policy {

  private final Supplier<PriceTable> prices;
  private final TokenRatios ratios;
  private final LongSupplier millis;

  /**
   * @param millis the time of day
   */
  public DowngradePolicy(Supplier<PriceTable> prices, TokenRatios ratios, LongSupplier millis) {
    this.prices = prices;
    this.ratios = ratios;
    this.millis = millis;
  }

  @Override
  public String name() {
    return "downgrade";
  }

  @Override
  public Verdict before(PolicyCall call) throws Exception {
    DowngradeSettings settings = call.settings(DowngradeSettings.class);
    if (settings == null) {
      return Verdict.proceed();
    }
    Pressure pressure = call.kept(Pressure.class);
    boolean lower = pressure != null && pressure.downgrade();
    Attempt attempt = new Attempt(call.outgoing(), settings, lower);
    WireRequest moved = attempt.run();
    String outcome = moved == null ? "bypass" : "moved";
    call.decide(new Decision(name(), outcome, attempt.reason, settings.rule()));
    if (moved == null) {
      return Verdict.proceed();
    }
    if (lower) {
      call.keep(OneOff.NOTED);
    }
    if (settings.verify().enabled()) {
      call.keep(new AnswerJudge(call::outgoing, settings.verify(), settings.rule()));
    }
    return Verdict.proceed(moved);
  }

  /** The steps of one call; the first that objects tells the reason. */
  private final class Attempt {

    private final RequestFacts facts;
    private final DowngradeSettings settings;
    private final boolean lower;
    private String reason = "";

    /**
     * @param lower whether a budget asks for the tier below
     */
    Attempt(RequestFacts facts, DowngradeSettings settings, boolean lower) {
      this.facts = facts;
      this.settings = settings;
      this.lower = lower;
    }

    /** The request for the other model; null where the call stays. */
    @Nullable WireRequest run() throws MalformedBodyException {
      if (!settings.enabled()) {
        return stay("disabled");
      }
      if (facts.operation() != Operation.CHAT) {
        return stay("not_chat");
      }
      String binding = CapabilityGate.binding(facts, settings);
      if (binding != null) {
        return stay(binding);
      }
      String target = target();
      if (target == null) {
        return stay("no_target");
      }
      if (target.equals(facts.model())) {
        return stay("same_model");
      }
      boolean denied = settings.denies(facts.model()) || settings.denies(target);
      return denied ? stay("denied") : moved(target);
    }

    private @Nullable String target() {
      String forced = settings.forcedModel();
      if (forced != null) {
        reason = "forced";
        return forced;
      }
      Complexity complexity = Tables.ANALYZER.analyze(facts, settings.terms());
      Level scored = settings.level(complexity);
      Level level = lower ? scored.below() : scored;
      reason = level == Level.MODERATE ? "medium" : level.name().toLowerCase(Locale.ROOT);
      return settings.target(level);
    }

    private @Nullable WireRequest moved(String target) throws MalformedBodyException {
      String provider = facts.provider();
      Capabilities known = Tables.CAPABILITIES.find(provider, target);
      Capabilities able = known == null ? settings.vouched() : known;
      if (able == null) {
        return stay("unknown_model");
      }
      WireRequest named = facts.dialect().withModel(facts.request(), target);
      if (named == null) {
        return stay("own_model");
      }
      Capabilities source = Tables.CAPABILITIES.find(provider, facts.model());
      Capabilities old = source == null ? Capabilities.trusted() : source;
      Move move = new Move(facts, target, named, old, able);
      String objection = objection(move);
      return objection == null ? move.toRequest() : stay(objection);
    }

    private @Nullable String objection(Move move) {
      Shape shape = Shape.of(facts.dialect().name());
      String lack = CapabilityGate.lack(move, shape);
      String objection = lack == null ? shape.adapt(move) : lack;
      if (objection != null) {
        return objection;
      }
      CostComparison costs = CostComparison.of(move, ratios);
      long now = TimeUnit.MILLISECONDS.toNanos(millis.getAsLong());
      return costs.fits() ? costs.objection(prices.get(), settings, now) : "too_long";
    }

    private @Nullable WireRequest stay(String why) {
      reason = why;
      return null;
    }
  }

  /** Read when a rule first needs them. */
  private static final class Tables {
    static final CapabilityTable CAPABILITIES = CapabilityTable.standard();
    static final ComplexityAnalyzer ANALYZER = ComplexityAnalyzer.standard();
  }
}
