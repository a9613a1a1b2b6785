/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.flex;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Usage;
import dev.parsimony.tokens.PriceTable;
import org.jspecify.annotations.Nullable;

/** What a model costs at a tier, beside what it costs without one. */
final class TierPrice {

  /* A tier is a factor: any usage tells. */
  private static final Usage MILLION = Usage.of(1_000_000, 1_000_000);

  /** Why a tier is not worth it; null where it is. */
  static @Nullable String objection(
      PriceTable prices, RequestFacts facts, String tier, long epochNanos) {
    Long usual = prices.cost(facts.provider(), facts.model(), MILLION, null, epochNanos);
    Long cheaper = prices.cost(facts.provider(), facts.model(), MILLION, tier, epochNanos);
    if (usual == null || cheaper == null) {
      return "unknown_price";
    }
    return cheaper < usual ? null : "not_cheaper";
  }

  private TierPrice() {}
}
