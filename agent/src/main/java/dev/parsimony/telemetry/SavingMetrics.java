/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Exchange;
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
  private final LongCounter savedTokens;
  private final LongCounter savedCost;
  private final LongCounter wouldSaveTokens;
  private final LongCounter wouldSaveCost;

  SavingMetrics(
      Meter meter, MetricAttributes attributes, LongSupplier suppressed, LongSupplier dropped) {
    this.attributes = attributes;
    this.exchanges = counter(meter, SemanticNames.EXCHANGES, EXCHANGE);
    this.decisions = counter(meter, SemanticNames.DECISION_COUNT, "{decision}");
    this.cost = counter(meter, SemanticNames.COST, NANO_USD);
    this.costUnknown = counter(meter, SemanticNames.COST_UNKNOWN, EXCHANGE);
    this.savedTokens = counter(meter, SemanticNames.SAVED_TOKENS, TOKEN);
    this.savedCost = counter(meter, SemanticNames.SAVED_COST, NANO_USD);
    this.wouldSaveTokens = counter(meter, SemanticNames.WOULD_SAVE_TOKENS, TOKEN);
    this.wouldSaveCost = counter(meter, SemanticNames.WOULD_SAVE_COST, NANO_USD);
    observe(meter, SemanticNames.SUPPRESSED_FAILURES, "{failure}", suppressed);
    observe(meter, SemanticNames.DROPPED_EXCHANGES, EXCHANGE, dropped);
  }

  void record(Exchange exchange, Context context) {
    exchanges.add(1, MetricAttributes.servedBy(exchange), context);
    for (Decision decision : exchange.decisions()) {
      decisions.add(1, attributes.decision(decision), context);
    }
    Attributes money = attributes.money(exchange);
    Long paid = exchange.cost();
    if (paid == null) {
      costUnknown.add(1, money, context);
    } else {
      add(cost, paid, money, context);
    }
    boolean would = exchange.wouldSave();
    recordTokens(would ? wouldSaveTokens : savedTokens, exchange.saved(), money, context);
    add(would ? wouldSaveCost : savedCost, exchange.costSaved(), money, context);
  }

  private static void recordTokens(
      LongCounter counter, @Nullable Usage saved, Attributes money, Context context) {
    if (saved != null) {
      add(
          counter,
          saved.input(),
          MetricAttributes.withTokenType(money, SemanticNames.INPUT),
          context);
      add(
          counter,
          saved.output(),
          MetricAttributes.withTokenType(money, SemanticNames.OUTPUT),
          context);
    }
  }

  private static void add(
      LongCounter counter, @Nullable Long amount, Attributes attributes, Context context) {
    if (amount != null && amount >= 0) {
      counter.add(amount, attributes, context);
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
}
