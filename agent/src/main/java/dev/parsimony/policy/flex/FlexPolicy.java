/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.flex;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Saving;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.FlexSettings;
import dev.parsimony.policy.Pauses;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.TargetTimeout;
import dev.parsimony.policy.Verdict;
import dev.parsimony.tokens.PriceTable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a call to its provider's cheaper tier. Asked behind what may change the model: it is the
 * model that is going to answer which must be sold there. A tier changes what a call costs and how
 * long it takes, and never what it is answered.
 */
public final class FlexPolicy implements Policy {

  private static final String TIER = "flex";

  private final Supplier<PriceTable> prices;
  private final LongSupplier millis;
  private final Pauses pauses;

  /**
   * @param millis the time of day
   * @param nanos a clock that never goes back
   */
  public FlexPolicy(Supplier<PriceTable> prices, LongSupplier millis, LongSupplier nanos) {
    this.prices = prices;
    this.millis = millis;
    this.pauses = new Pauses(nanos);
  }

  @Override
  public String name() {
    return Saving.FLEX;
  }

  @Override
  public Verdict before(PolicyCall call) throws MalformedBodyException {
    FlexSettings settings = call.settings(FlexSettings.class);
    if (settings == null) {
      return Verdict.proceed();
    }
    String objection = objection(call, settings);
    if (objection != null) {
      return left(call, settings, objection);
    }
    RequestFacts facts = call.outgoing();
    List<String> field = facts.dialect().field(Parameter.SERVICE_TIER);
    RequestEdit edit = RequestEdit.of(facts.request());
    if (!edit.at(field.subList(0, 1)).is(JsonNode.Kind.MISSING)) {
      return left(call, settings, "own_tier");
    }
    call.keep(new Moved(facts, settings));
    if (call.kept(TargetTimeout.class) == null) {
      call.keep(settings.patience());
    }
    call.decide(new Decision(name(), "moved", "cheaper", settings.rule()));
    return Verdict.proceed(edit.set(field, TIER).toRequest());
  }

  @Override
  public void ended(PolicyCall call, EndedReply reply) {
    Moved moved = call.kept(Moved.class);
    if (moved != null && wasRefused(call) && isCapacity(reply.status())) {
      pauses.begin(moved.place, moved.settings.pause());
    }
  }

  private @Nullable String objection(PolicyCall call, FlexSettings settings) {
    if (!settings.enabled()) {
      return "disabled";
    }
    RequestFacts facts = call.outgoing();
    if (facts.request().endpoint() != null) {
      return "other_endpoint";
    }
    if (facts.dialect().field(Parameter.SERVICE_TIER).isEmpty()) {
      return "no_tier";
    }
    String unsold = unsold(facts);
    if (unsold != null) {
      return unsold;
    }
    String hurry = TimeLeft.objection(call, settings);
    return hurry == null && pauses.holds(place(facts)) ? "paused" : hurry;
  }

  private @Nullable String unsold(RequestFacts facts) {
    PriceTable table = prices.get();
    long now = TimeUnit.MILLISECONDS.toNanos(millis.getAsLong());
    return table.sellsFlex(facts.provider(), facts.model(), now)
        ? TierPrice.objection(table, facts, TIER, now)
        : "no_flex";
  }

  private Verdict left(PolicyCall call, FlexSettings settings, String reason) {
    call.decide(new Decision(name(), "bypass", reason, settings.rule()));
    return Verdict.proceed();
  }

  /* By the provider, by the clock, or with the connection; not for what the answer says. */
  private static boolean wasRefused(PolicyCall call) {
    return call.decisions().stream()
        .filter(one -> one.policy().equals("resend"))
        .map(Decision::reason)
        .anyMatch(why -> why.equals("rejected") || why.equals("timeout") || why.equals("failed"));
  }

  /* What the default tier takes as little, such as a wrong key, says nothing of the cheaper one. */
  private static boolean isCapacity(int statusAsWritten) {
    return statusAsWritten / 100 == 2 || statusAsWritten == 429 || statusAsWritten >= 500;
  }

  private static String place(RequestFacts facts) {
    return facts.model() + ' ' + facts.dialect().addressed(facts.request().url());
  }

  /** Notes on a call that it was moved. */
  private static final class Moved {

    private final String place;
    private final FlexSettings settings;

    Moved(RequestFacts facts, FlexSettings settings) {
      this.place = place(facts);
      this.settings = settings;
    }
  }
}
