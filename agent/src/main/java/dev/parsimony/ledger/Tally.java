/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    add(Figure.DURATION_MICROS, TimeUnit.NANOSECONDS.toMicros(exchange.timing().duration()));
    if (exchange.errorType() != null || exchange.status() >= 400) {
      add(Figure.ERRORS, 1);
    }
    if (exchange.servedBy() == ServedBy.CACHE) {
      add(Figure.CACHE_HITS, 1);
    } else if (exchange.servedBy() == ServedBy.JOINED) {
      add(Figure.JOINED, 1);
    } else if (exchange.servedBy() == ServedBy.REFUSED) {
      add(Figure.REFUSED, 1);
    } else {
      addBilled(exchange);
    }
    add(Figure.COST_KNOWN_CALLS, exchange.cost() == null ? 0 : 1);
    addCost(Figure.COST_NANO_USD, Figure.COST_UNKNOWN_CALLS, exchange.cost());
    exchange.savings().forEach(this::add);
    Long byModel = exchange.estimatedModelSaving();
    if (byModel != null) {
      add(Figure.MOVED_CALLS, 1);
      add(Figure.MODEL_SAVED_NANO_USD, byModel);
      add(Figure.MODEL_LOST_NANO_USD, -byModel);
    }
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
    Usage discarded = exchange.discarded();
    if (discarded != null) {
      add(Figure.INPUT_TOKENS, discarded.input());
      add(Figure.OUTPUT_TOKENS, discarded.output());
    }
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

  private void addCost(Figure known, Figure unknownCalls, @Nullable Long cost) {
    if (cost == null) {
      add(unknownCalls, 1);
    } else {
      add(known, cost);
    }
  }

  void add(Saving saving) {
    SavingFigures figures = SavingFigures.of(saving);
    Usage tokens = saving.tokens();
    boolean ours = saving.isEstimated();
    add(figures.calls, 1);
    add(ours ? figures.estimatedInput : figures.input, tokens.input());
    add(ours ? figures.estimatedOutput : figures.output, tokens.output());
    addCost(figures.cost, figures.costUnknownCalls, saving.cost());
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
