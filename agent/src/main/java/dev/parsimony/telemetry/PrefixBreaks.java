/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.PrefixBreak;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;

/** Says what keeps the prompts of an application from beginning alike, and what that costs. */
final class PrefixBreaks {

  private static final String NAME = "parsimony.prefix_break";
  private static final AttributeKey<String> CODE = AttributeKey.stringKey(NAME + ".code");
  private static final AttributeKey<String> PLACE = AttributeKey.stringKey(NAME + ".place");
  private static final AttributeKey<String> CALLER = AttributeKey.stringKey(NAME + ".caller");
  private static final AttributeKey<Long> TOKENS =
      AttributeKey.longKey(NAME + ".estimated_input_tokens");
  private static final AttributeKey<Long> COST = AttributeKey.longKey(NAME + ".estimated_nano_usd");
  private static final int MAX_CALLERS = 50;

  private final MetricAttributes attributes;
  private final BoundedNames callers = new BoundedNames(caller -> false, MAX_CALLERS);
  private final LongCounter breaks;
  private final LongCounter cost;

  PrefixBreaks(Meter meter, MetricAttributes attributes) {
    this.attributes = attributes;
    this.breaks = meter.counterBuilder("parsimony.prefix_breaks").setUnit("{exchange}").build();
    this.cost =
        meter
            .counterBuilder("parsimony.prefix_breaks.estimated_cost")
            .setUnit("{nano_USD}")
            .build();
  }

  /** What the span of an exchange carries of it. */
  static void write(Exchange exchange, Attributed attributes) {
    PrefixBreak found = exchange.prefixBreak();
    if (found != null) {
      attributes
          .text(CODE, found.code())
          .text(PLACE, found.place())
          .text(CALLER, found.caller().isEmpty() ? null : found.caller())
          .count(TOKENS, found.tokens())
          .value(COST, found.cost());
    }
  }

  void record(Exchange exchange, Context context) {
    PrefixBreak found = exchange.prefixBreak();
    if (found == null) {
      return;
    }
    Attributes of =
        attributes.money(exchange).toBuilder()
            .put(CODE, found.code())
            .put(PLACE, found.part())
            .put(CALLER, callers.bound(found.caller()))
            .build();
    breaks.add(1, of, context);
    if (found.cost() != null) {
      cost.add(found.cost(), of, context);
    }
  }
}
