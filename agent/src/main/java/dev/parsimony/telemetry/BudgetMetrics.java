/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.util.Map;
import java.util.function.Supplier;

/** The gauge of budgets: the share that is used, for each by its name. */
final class BudgetMetrics {

  static void observe(Meter meter, Supplier<Map<String, Double>> use) {
    meter
        .gaugeBuilder(SemanticNames.BUDGET_USE)
        .setUnit("1")
        .buildWithCallback(
            measurement ->
                use.get()
                    .forEach(
                        (name, share) ->
                            measurement.record(
                                share, Attributes.of(SemanticNames.BUDGET_NAME, name))));
  }

  private BudgetMetrics() {}
}
