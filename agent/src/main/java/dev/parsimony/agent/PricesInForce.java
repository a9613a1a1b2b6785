/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.agent;

import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.config.PriceOverride;
import dev.parsimony.tokens.Price;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.Rates;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The price table under the configuration in force. Used on one thread; loaded on first use. */
final class PricesInForce implements Supplier<PriceTable> {

  private final Supplier<ConfigSnapshot> config;
  private @Nullable List<PriceOverride> applied;
  private @Nullable PriceTable table;

  PricesInForce(Supplier<ConfigSnapshot> config) {
    this.config = config;
  }

  @Override
  public PriceTable get() {
    List<PriceOverride> overrides = config.get().prices();
    PriceTable current = table;
    if (current == null || applied != overrides) {
      current = PriceTable.standard().withOverrides(prices(overrides));
      table = current;
      applied = overrides;
    }
    return current;
  }

  private static List<Price> prices(List<PriceOverride> overrides) {
    List<Price> prices = new ArrayList<>();
    for (PriceOverride override : overrides) {
      Rates rates =
          Rates.perMillion(
                  override.input(), override.output(), override.cacheRead(), override.cacheWrite())
              .withLongLivedWrite(override.cacheWriteHour());
      String provider = override.provider() == null ? "*" : override.provider();
      Price price = Price.of(provider, override.model().pattern(), rates);
      prices.add(
          override.from() == null
              ? price
              : price.from(override.from().atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
    return prices;
  }
}
