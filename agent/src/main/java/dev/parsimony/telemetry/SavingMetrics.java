/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Our own metrics: what was decided, what it cost, what it saved, and what went wrong. */
final class SavingMetrics {

  private static final String EXCHANGE = "{exchange}";
  private static final String TOKEN = "{token}";
  private static final String NANO_USD = "{nano_USD}";

  private final MetricAttributes attributes;
  private final LongCounter exchanges;
  private final LongCounter decisions;
  private final LongCounter cost;
  private final LongCounter costUnknown;
  private final LongCounter discarded;
  private final LongCounter modelSaved;
  private final LongCounter modelLost;
  private final Counters saved;
  private final Counters wouldSave;

  SavingMetrics(
      Meter meter, MetricAttributes attributes, LongSupplier suppressed, LongSupplier dropped) {
    this.attributes = attributes;
    this.exchanges = counter(meter, SemanticNames.EXCHANGES, EXCHANGE);
    this.decisions = counter(meter, SemanticNames.DECISION_COUNT, "{decision}");
    this.cost = counter(meter, SemanticNames.COST, NANO_USD);
    this.costUnknown = counter(meter, SemanticNames.COST_UNKNOWN, EXCHANGE);
    this.discarded = counter(meter, SemanticNames.DISCARDED_TOKENS, TOKEN);
    this.modelSaved = counter(meter, SemanticNames.MODEL_SAVED_COST, NANO_USD);
    this.modelLost = counter(meter, SemanticNames.MODEL_LOST_COST, NANO_USD);
    this.saved = new Counters(meter, SavingNames.SAVED);
    this.wouldSave = new Counters(meter, SavingNames.WOULD_SAVE);
    observe(meter, SemanticNames.SUPPRESSED_FAILURES, "{failure}", suppressed);
    observe(meter, SemanticNames.DROPPED_EXCHANGES, EXCHANGE, dropped);
  }

  void record(Exchange exchange, Context context) {
    exchanges.add(1, attributes.servedBy(exchange), context);
    for (Decision decision : exchange.decisions()) {
      Attributes decided = attributes.decision(decision);
      decisions.add(1, decided, context);
      if (decision.savedTokens() > 0) {
        (decision.isImagined() ? wouldSave : saved)
            .roughTokens.add(decision.savedTokens(), decided, context);
      }
    }
    Attributes money = attributes.money(exchange);
    addCost(cost, costUnknown, exchange.cost(), money, context);
    Usage paid = exchange.discarded();
    if (paid != null) {
      addTokens(discarded, paid, money, context);
    }
    Long byModel = exchange.estimatedModelSaving();
    if (byModel != null) {
      (byModel < 0 ? modelLost : modelSaved).add(Math.abs(byModel), money, context);
    }
    for (Saving saving : exchange.savings()) {
      Attributes by = MetricAttributes.withPolicy(money, saving.policy());
      (saving.isImagined() ? wouldSave : saved).add(saving, by, context);
    }
  }

  private static void addCost(
      LongCounter known,
      LongCounter unknown,
      @Nullable Long cost,
      Attributes money,
      Context context) {
    if (cost == null) {
      unknown.add(1, money, context);
    } else {
      known.add(cost, money, context);
    }
  }

  private static void addTokens(
      LongCounter counter, Usage tokens, Attributes money, Context context) {
    add(counter, tokens.input(), SemanticNames.INPUT, money, context);
    add(counter, tokens.output(), SemanticNames.OUTPUT, money, context);
  }

  private static void add(
      LongCounter counter, long tokens, String type, Attributes money, Context context) {
    if (tokens >= 0) {
      counter.add(tokens, MetricAttributes.withTokenType(money, type), context);
    }
  }

  private static LongCounter counter(Meter meter, String name, String unit) {
    return meter.counterBuilder(name).setUnit(unit).build();
  }

  private static void observe(Meter meter, String name, String unit, LongSupplier value) {
    meter
        .counterBuilder(name)
        .setUnit(unit)
        .buildWithCallback(measurement -> measurement.record(value.getAsLong()));
  }

  /** What is counted of savings. */
  private static final class Counters {

    private final LongCounter tokens;
    private final LongCounter estimatedTokens;
    private final LongCounter roughTokens;
    private final LongCounter cost;
    private final LongCounter costUnknown;

    Counters(Meter meter, SavingNames names) {
      this.tokens = counter(meter, names.tokenCount(), TOKEN);
      this.estimatedTokens = counter(meter, names.estimatedTokenCount(), TOKEN);
      this.roughTokens = counter(meter, names.roughTokenCount(), TOKEN);
      this.cost = counter(meter, names.cost(), NANO_USD);
      this.costUnknown = counter(meter, names.costUnknown(), EXCHANGE);
    }

    void add(Saving saving, Attributes money, Context context) {
      LongCounter counted = saving.isEstimated() ? estimatedTokens : tokens;
      addTokens(counted, saving.tokens(), money, context);
      addCost(cost, costUnknown, saving.cost(), money, context);
    }
  }
}
