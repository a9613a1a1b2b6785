/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sums of some exchanges. Sums that no longer fit stay at the largest number. */
final class Tally {

  private final Map<Figure, Long> sums = new EnumMap<>(Figure.class);

  Tally() {
    for (Figure figure : Figure.values()) {
      sums.put(figure, 0L);
    }
  }

  void add(Exchange exchange) {
    add(Figure.CALLS, 1);
    if (exchange.errorType() != null || exchange.status() >= 400) {
      add(Figure.ERRORS, 1);
    }
    if (exchange.servedBy() == ServedBy.CACHE) {
      add(Figure.CACHE_HITS, 1);
    } else if (exchange.servedBy() == ServedBy.JOINED) {
      add(Figure.JOINED, 1);
    } else {
      addBilled(exchange);
    }
    addCost(exchange.cost());
    addSaved(exchange);
  }

  void add(Figure figure, long amount) {
    if (amount > 0) {
      sums.merge(figure, amount, Tally::sum);
    }
  }

  /** The sums under their names. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    sums.forEach((figure, sum) -> figures.put(figure.label(), sum));
    return figures;
  }

  private void addBilled(Exchange exchange) {
    ReplyFacts reply = exchange.reply();
    Usage reported = reply == null ? null : reply.usage();
    Usage estimate = exchange.estimate();
    if (reported != null) {
      add(Figure.INPUT_TOKENS, reported.input());
      add(Figure.OUTPUT_TOKENS, reported.output());
    } else if (estimate != null) {
      add(Figure.ESTIMATED_INPUT_TOKENS, estimate.input());
      add(Figure.ESTIMATED_OUTPUT_TOKENS, estimate.output());
    }
  }

  private void addCost(@Nullable Long cost) {
    if (cost == null) {
      add(Figure.COST_UNKNOWN_CALLS, 1);
    } else {
      add(Figure.COST_KNOWN_CALLS, 1);
      add(Figure.COST_NANO_USD, cost);
    }
  }

  private void addSaved(Exchange exchange) {
    Usage saved = exchange.saved();
    if (saved == null) {
      return;
    }
    boolean would = exchange.wouldSave();
    Long cost = exchange.costSaved();
    add(would ? Figure.WOULD_SAVE_CALLS : Figure.SAVED_CALLS, 1);
    add(would ? Figure.WOULD_SAVE_INPUT_TOKENS : Figure.SAVED_INPUT_TOKENS, saved.input());
    add(would ? Figure.WOULD_SAVE_OUTPUT_TOKENS : Figure.SAVED_OUTPUT_TOKENS, saved.output());
    if (cost == null) {
      add(would ? Figure.WOULD_SAVE_COST_UNKNOWN_CALLS : Figure.SAVED_COST_UNKNOWN_CALLS, 1);
    } else {
      add(would ? Figure.WOULD_SAVE_NANO_USD : Figure.SAVED_NANO_USD, cost);
    }
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
