/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import static java.util.Objects.requireNonNull;

import dev.parsimony.complexity.Complexity;
import dev.parsimony.complexity.ComplexityAnalyzer;
import dev.parsimony.complexity.Level;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Endpoint;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.ModelMove;
import dev.parsimony.policy.OneOff;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Pressure;
import dev.parsimony.policy.Rejection;
import dev.parsimony.policy.SecondAttempt;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.downgrade.verify.AnswerJudge;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenRatios;
import dev.parsimony.tokens.Tokenizer;
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
  private final Endpoints endpoints;
  private final Resting resting;
  private final @Nullable ComplexityAnalyzer analyzer;

  /** One whose calls stay at the application's own servers. */
  public DowngradePolicy(Supplier<PriceTable> prices, TokenRatios ratios, LongSupplier millis) {
    this(prices, ratios, millis, Endpoints.NONE, null);
  }

  /**
   * One by the JVM's own clock.
   *
   * @param analyzer tells how hard a request is; null for the one with the agent's weights
   */
  public DowngradePolicy(
      Supplier<PriceTable> prices,
      TokenRatios ratios,
      LongSupplier millis,
      Endpoints endpoints,
      @Nullable ComplexityAnalyzer analyzer) {
    this(prices, ratios, millis, System::nanoTime, endpoints, analyzer);
  }

  /**
   * @param millis the time of day
   * @param nanos a clock that never goes back
   */
  DowngradePolicy(
      Supplier<PriceTable> prices,
      TokenRatios ratios,
      LongSupplier millis,
      LongSupplier nanos,
      Endpoints endpoints,
      @Nullable ComplexityAnalyzer analyzer) {
    this.prices = prices;
    this.ratios = ratios;
    this.millis = millis;
    this.endpoints = endpoints;
    this.resting = new Resting(nanos);
    this.analyzer = analyzer;
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
    if (moved != null && settings.verify().enabled() && !isAffordable(moved, call)) {
      moved = attempt.stay("no_budget");
    }
    String outcome = moved == null ? "bypass" : "moved";
    call.decide(new Decision(name(), outcome, attempt.reason, settings.rule()));
    if (moved == null) {
      return Verdict.proceed();
    }
    if (lower) {
      call.keep(OneOff.NOTED);
    }
    call.keep(new Moved(attempt.place, settings));
    call.keep(settings.targetTimeout());
    call.keep(requireNonNull(attempt.left, "moved, and not told how"));
    if (settings.verify().enabled()) {
      call.keep(new AnswerJudge(call::outgoing, settings.verify(), settings.rule()));
    }
    return Verdict.proceed(moved);
  }

  @Override
  public void ended(PolicyCall call, EndedReply reply) {
    Moved moved = call.kept(Moved.class);
    if (moved == null) {
      return;
    }
    // Without a reply the time was up, for the request as it was written too, or nobody waited on.
    boolean none = reply.status() == 0;
    boolean answered = reply.status() / 100 == 2;
    Rejection rejection = call.kept(Rejection.class);
    if (rejection == null && answered) {
      resting.answered(moved.place);
    } else if ((none || answered) && (rejection == null || !rejection.isOfTheRequest())) {
      resting.turnedAway(moved.place, moved.settings.pause());
    }
  }

  /* An answer that is judged may be paid for beside the one that is given. */
  private static boolean isAffordable(WireRequest moved, PolicyCall call)
      throws MalformedBodyException {
    SecondAttempt budget = call.kept(SecondAttempt.class);
    return budget == null || budget.reserve(call.facts().dialect().readRequest(moved));
  }

  /** The steps of one call; the first that objects tells the reason. */
  private final class Attempt {

    private final RequestFacts facts;
    private final DowngradeSettings settings;
    private final boolean lower;
    private String reason = "";
    private String place = "";
    private @Nullable String at;
    private @Nullable ModelMove left;

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
      if (settings.denies(facts.model()) || settings.denies(target)) {
        return stay("denied");
      }
      place = target + ' ' + (at == null ? Urls.authority(facts.request().url()) : at);
      if (resting.holds(place)) {
        return stay("paused");
      }
      return at == null ? moved(target, null) : movedTo(at, target);
    }

    private @Nullable WireRequest movedTo(String name, String target)
        throws MalformedBodyException {
      TargetEndpoint known = endpoints.find(name);
      if (known == null) {
        return stay("unknown_endpoint");
      }
      if (!known.speaks(facts.dialect().name())) {
        return stay("other_dialect");
      }
      Endpoint endpoint = endpoints.reach(known);
      return endpoint == null ? stay("no_credential") : moved(target, endpoint);
    }

    private @Nullable String target() {
      String forced = settings.forcedModel();
      if (forced != null) {
        reason = "forced";
        at = settings.forcedEndpoint();
        return forced;
      }
      ComplexityAnalyzer scores = analyzer == null ? Tables.ANALYZER : analyzer;
      Complexity complexity = scores.analyze(facts, settings.terms());
      Level scored = settings.level(complexity);
      Level level = lower ? scored.below() : scored;
      reason = level == Level.MODERATE ? "medium" : level.name().toLowerCase(Locale.ROOT);
      at = settings.endpoint(level);
      return settings.target(level);
    }

    private @Nullable WireRequest moved(String target, @Nullable Endpoint endpoint)
        throws MalformedBodyException {
      String provider = provider(endpoint);
      Capabilities known = Tables.CAPABILITIES.find(provider, target);
      Capabilities able = known == null ? settings.vouched() : known;
      if (able == null) {
        return stay("unknown_model");
      }
      WireRequest named = facts.dialect().withModel(facts.request(), target);
      if (named == null) {
        return stay("own_model");
      }
      Capabilities source = Tables.CAPABILITIES.find(facts.provider(), facts.model());
      Capabilities old = source == null ? Capabilities.trusted() : source;
      Move move = new Move(facts, target, named, old, able);
      String objection = objection(move, provider);
      if (objection != null) {
        return stay(objection);
      }
      left = told(move);
      return endpoint == null ? move.toRequest() : move.toRequest().to(endpoint);
    }

    private ModelMove told(Move move) {
      int before = Tokenizer.of(facts.model()).percent();
      int after = Tokenizer.of(move.targetModel()).percent();
      return new ModelMove(Thinking.headRoom(move) > 0, before, after);
    }

    /* By whose list the call is priced. */
    private String provider(@Nullable Endpoint endpoint) throws MalformedBodyException {
      return endpoint == null
          ? facts.provider()
          : facts.dialect().readRequest(facts.request().to(endpoint)).provider();
    }

    private @Nullable String objection(Move move, String provider) {
      Shape shape = Shape.of(facts.dialect().name());
      String lack = CapabilityGate.lack(move, shape);
      String objection = lack == null ? shape.adapt(move) : lack;
      if (objection != null) {
        return objection;
      }
      CostComparison costs = CostComparison.of(move, ratios);
      long now = TimeUnit.MILLISECONDS.toNanos(millis.getAsLong());
      return costs.fits() ? costs.objection(prices.get(), provider, settings, now) : "too_long";
    }

    private @Nullable WireRequest stay(String why) {
      reason = why;
      return null;
    }
  }

  /** Notes on a call where it went. */
  private static final class Moved {

    private final String place;
    private final DowngradeSettings settings;

    Moved(String place, DowngradeSettings settings) {
      this.place = place;
      this.settings = settings;
    }
  }

  /** Read when a rule first needs them. */
  private static final class Tables {
    static final CapabilityTable CAPABILITIES = CapabilityTable.standard();
    static final ComplexityAnalyzer ANALYZER = ComplexityAnalyzer.standard();
  }
}
