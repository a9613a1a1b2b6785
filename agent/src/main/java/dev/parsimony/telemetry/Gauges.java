/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.TokenRatio;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What stands at some value: the use of budgets, and the ratios of tokenizers, by their names. */
final class Gauges {

  private final Supplier<Map<String, Double>> budgetUse;
  private final Supplier<Map<String, TokenRatio>> tokenRatios;

  Gauges(Supplier<Map<String, Double>> budgetUse, Supplier<Map<String, TokenRatio>> tokenRatios) {
    this.budgetUse = budgetUse;
    this.tokenRatios = tokenRatios;
  }

  void observe(Meter meter) {
    observe(
        meter,
        SemanticNames.BUDGET_USE,
        "1",
        SemanticNames.BUDGET_NAME,
        budgetUse,
        Double::doubleValue);
    ratio(meter, SemanticNames.TOKENIZER_RATIO, "1", TokenRatio::ratio);
    ratio(meter, SemanticNames.TOKENIZER_ERROR, "1", TokenRatio::error);
    ratio(meter, SemanticNames.TOKENIZER_SAMPLES, "{exchange}", TokenRatio::samples);
  }

  private void ratio(Meter meter, String name, String unit, ToDoubleFunction<TokenRatio> value) {
    observe(meter, name, unit, SemanticNames.TOKENIZER, tokenRatios, value);
  }

  private static <T> void observe(
      Meter meter,
      String name,
      String unit,
      AttributeKey<String> key,
      Supplier<Map<String, T>> all,
      ToDoubleFunction<T> value) {
    meter
        .gaugeBuilder(name)
        .setUnit(unit)
        .buildWithCallback(
            measurement ->
                all.get()
                    .forEach(
                        (of, one) ->
                            measurement.record(value.applyAsDouble(one), Attributes.of(key, of))));
  }
}
