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

/** The price table under the configuration in force. Loaded on first use. */
final class PricesInForce implements Supplier<PriceTable> {

  private final Supplier<ConfigSnapshot> config;
  private volatile @Nullable Applied applied;

  PricesInForce(Supplier<ConfigSnapshot> config) {
    this.config = config;
  }

  @Override
  public PriceTable get() {
    List<PriceOverride> overrides = config.get().prices();
    Applied current = applied;
    if (current == null || current.overrides != overrides) {
      PriceTable table = PriceTable.standard().withOverrides(prices(overrides));
      current = new Applied(overrides, table);
      applied = current;
    }
    return current.table;
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

  /** A table, and the overrides that went into it. */
  private static final class Applied {

    final List<PriceOverride> overrides;
    final PriceTable table;

    Applied(List<PriceOverride> overrides, PriceTable table) {
      this.overrides = overrides;
      this.table = table;
    }
  }
}
