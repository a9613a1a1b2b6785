/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import dev.parsimony.exchange.Usage;
import dev.parsimony.it.stub.BilledCall;
import dev.parsimony.tokens.PriceTable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a provider charges.
 *
 * @param nanoUsd null when nobody knows
 */
record Bill(long calls, long inputTokens, long outputTokens, @Nullable Long nanoUsd) {

  private static final PriceTable PRICES = PriceTable.standard();
  private static final Bill NOTHING = new Bill(0, 0, 0, 0L);

  static Bill of(List<BilledCall> calls) {
    return calls.stream()
        .map(c -> of(c.model(), 1, c.inputTokens(), c.outputTokens()))
        .reduce(NOTHING, Bill::plus);
  }

  static Bill of(String model, long calls, long inputTokens, long outputTokens) {
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    Usage usage = Usage.of(inputTokens, outputTokens);
    Long cost = PRICES.cost("openai", model, usage, null, now);
    return new Bill(calls, inputTokens, outputTokens, cost);
  }

  Bill plus(Bill other) {
    Long cost = nanoUsd == null || other.nanoUsd == null ? null : nanoUsd + other.nanoUsd;
    return new Bill(
        calls + other.calls,
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cost);
  }

  static Bill sum(List<Bill> bills) {
    return bills.stream().reduce(NOTHING, Bill::plus);
  }
}
