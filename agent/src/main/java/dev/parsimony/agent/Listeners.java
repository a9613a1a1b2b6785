/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.agent;

import dev.parsimony.bootstrap.ParsimonyAgent;
import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.config.ConfigHolder;
import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.exchange.ExchangeListener;
import dev.parsimony.ledger.Ledger;
import dev.parsimony.telemetry.Telemetry;
import dev.parsimony.tokens.TokenRatios;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Who is told of each exchange, as the configuration at the start says. */
final class Listeners {

  private final ConfigSnapshot config;
  private final Supplier<Map<String, Double>> budgetUse;
  private final TokenRatios ratios;
  private final Consumer<String> log;
  private volatile LongSupplier dropped = () -> 0;

  Listeners(
      ConfigHolder config,
      Supplier<Map<String, Double>> budgetUse,
      TokenRatios ratios,
      Consumer<String> log) {
    this.config = config.current();
    this.budgetUse = budgetUse;
    this.ratios = ratios;
    this.log = log;
  }

  void countDropped(LongSupplier count) {
    dropped = count;
  }

  List<ExchangeListener> inOrder(PricesInForce prices) {
    List<ExchangeListener> listeners = new ArrayList<>();
    listeners.add(ratios);
    if (config.summaryFile() != null) {
      listeners.add(
          Ledger.builder(config.summaryFile(), config.summaryInterval().toNanos())
              .suppressedFailures(SuppressedFailures::count)
              .droppedExchanges(() -> dropped.getAsLong())
              .tokenRatios(ratios::seen)
              .log(log)
              .build());
    }
    if (config.telemetryEnabled()) {
      listeners.add(
          Telemetry.builder(ParsimonyAgent.VERSION, otelProperties(), System.getenv())
              .knownModels(model -> prices.get().knows(model))
              .suppressedFailures(SuppressedFailures::count)
              .droppedExchanges(() -> dropped.getAsLong())
              .tokenRatios(ratios::seen)
              .budgetUse(budgetUse)
              .log(log)
              .build());
    }
    return listeners;
  }

  private static Map<String, String> otelProperties() {
    Map<String, String> properties = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.regionMatches(true, 0, "otel", 0, 4)) {
        properties.put(name, System.getProperty(name));
      }
    }
    return properties;
  }
}
