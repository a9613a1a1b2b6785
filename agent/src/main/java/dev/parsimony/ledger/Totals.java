/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import static java.util.Collections.singletonList;

import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Saving;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sums of all exchanges, and apart by model, decision, arm and policy that saved. */
final class Totals {

  private static final String OTHER = "(other)";
  private static final String NONE = "(none)";
  private static final List<String> MODEL = singletonList("model");
  private static final List<String> POLICY = singletonList("policy");
  private static final List<String> ARM = Arrays.asList("rule", "policy", "arm");
  private static final int MAX_MODELS = 200;
  private static final int MAX_DECISIONS = 200;
  private static final int MAX_ARMS = 200;
  private static final int MAX_NAME = 100;

  private final Tally all = new Tally();
  private final Map<String, Tally> models = new LinkedHashMap<>();
  private final Map<List<String>, Long> decisions = new LinkedHashMap<>();
  private final Map<List<String>, Tally> arms = new LinkedHashMap<>();
  private final Map<String, Tally> savings = new LinkedHashMap<>();

  void add(Exchange exchange) {
    all.add(exchange);
    models.computeIfAbsent(model(exchange.request().model()), m -> new Tally()).add(exchange);
    for (Decision decision : exchange.decisions()) {
      decisions.merge(key(decision), 1L, Long::sum);
    }
    for (Saving saving : exchange.savings()) {
      if (!saving.isImagined()) {
        savings.computeIfAbsent(saving.policy(), policy -> new Tally()).add(saving);
      }
    }
    for (Assignment assignment : exchange.assignments()) {
      arms.computeIfAbsent(key(assignment), a -> new Tally()).add(exchange);
    }
  }

  void writeTo(Map<String, Object> document) {
    document.put("totals", all.figures());
    List<Object> perModel = new ArrayList<>();
    models.forEach((model, tally) -> perModel.add(row(MODEL, singletonList(model), tally)));
    document.put("models", perModel);
    List<Object> perDecision = new ArrayList<>();
    decisions.forEach((key, count) -> perDecision.add(row(key, count)));
    document.put("decisions", perDecision);
    List<Object> perArm = new ArrayList<>();
    arms.forEach((key, tally) -> perArm.add(row(ARM, key, tally)));
    document.put("rollouts", perArm);
    List<Object> perPolicy = new ArrayList<>();
    savings.forEach((policy, tally) -> perPolicy.add(row(POLICY, singletonList(policy), tally)));
    document.put("savings", perPolicy);
  }

  private String model(String name) {
    String cut = name.length() <= MAX_NAME ? name : OTHER;
    if (cut.isEmpty()) {
      return NONE;
    }
    return models.containsKey(cut) || models.size() < MAX_MODELS ? cut : OTHER;
  }

  private List<String> key(Decision decision) {
    return bounded(
        decisions,
        MAX_DECISIONS,
        decision.policy(),
        decision.outcome(),
        decision.reason(),
        decision.rule());
  }

  private List<String> key(Assignment assignment) {
    return bounded(
        arms, MAX_ARMS, assignment.rule(), assignment.policy(), assignment.arm().label());
  }

  private static List<String> bounded(Map<List<String>, ?> known, int most, String... parts) {
    List<String> key = Arrays.asList(parts);
    if (!known.containsKey(key) && known.size() >= most) {
      key.replaceAll(part -> OTHER);
    }
    return key;
  }

  private static Map<String, Object> row(List<String> names, List<String> key, Tally tally) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      row.put(names.get(i), key.get(i));
    }
    row.putAll(tally.figures());
    return row;
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
