/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sums of all exchanges, and apart by model and by decision as far as those are few. */
final class Totals {

  private static final String OTHER = "(other)";
  private static final String NONE = "(none)";
  private static final int MAX_MODELS = 200;
  private static final int MAX_DECISIONS = 200;
  private static final int MAX_NAME = 100;

  private final Tally all = new Tally();
  private final Map<String, Tally> models = new LinkedHashMap<>();
  private final Map<List<String>, Long> decisions = new LinkedHashMap<>();

  void add(Exchange exchange) {
    all.add(exchange);
    models.computeIfAbsent(model(exchange.request().model()), m -> new Tally()).add(exchange);
    for (Decision decision : exchange.decisions()) {
      decisions.merge(key(decision), 1L, Long::sum);
    }
  }

  void writeTo(Map<String, Object> document) {
    document.put("totals", all.figures());
    List<Object> perModel = new ArrayList<>();
    models.forEach(
        (model, tally) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("model", model);
          row.putAll(tally.figures());
          perModel.add(row);
        });
    document.put("models", perModel);
    List<Object> perDecision = new ArrayList<>();
    decisions.forEach((key, count) -> perDecision.add(row(key, count)));
    document.put("decisions", perDecision);
  }

  private String model(String name) {
    String cut = name.length() <= MAX_NAME ? name : OTHER;
    if (cut.isEmpty()) {
      return NONE;
    }
    return models.containsKey(cut) || models.size() < MAX_MODELS ? cut : OTHER;
  }

  private List<String> key(Decision decision) {
    List<String> key = new ArrayList<>();
    key.add(decision.policy());
    key.add(decision.outcome());
    key.add(decision.reason());
    key.add(decision.rule());
    if (decisions.containsKey(key) || decisions.size() < MAX_DECISIONS) {
      return key;
    }
    key.replaceAll(part -> OTHER);
    return key;
  }

  private static Map<String, Object> row(List<String> key, long count) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("policy", key.get(0));
    row.put("outcome", key.get(1));
    row.put("reason", key.get(2));
    row.put("rule", key.get(3));
    row.put("count", count);
    return row;
  }
}
