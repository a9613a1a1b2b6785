/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.List;
import java.util.Map;

/** The runs of one plan as tables, and held against what is wanted. */
final class LoadReport {

  private static final List<String> KINDS = List.of("hit", "joined", "miss");

  private final LoadPlan plan;
  private final Map<String, LoadResult> results;

  LoadReport(LoadPlan plan, Map<String, LoadResult> results) {
    this.plan = plan;
    this.results = results;
  }

  String hitRates() {
    MarkdownTable table =
        new MarkdownTable(
            "%,d calls, %,d different".formatted(plan.calls(), plan.distinct()),
            "hits",
            "joined",
            "provider",
            "hit rate %",
            "of the oracle's %",
            "heap + MiB");
    double oracle = plan.oracle();
    table.row(
        "oracle", "", "", "" + plan.distinct(), MarkdownTable.figure("%.2f", 100 * oracle), "", "");
    results.forEach(
        (name, result) ->
            table.row(
                name,
                "" + result.count("hit"),
                "" + result.count("joined"),
                "" + result.providerCalls(),
                MarkdownTable.figure("%.2f", 100 * result.hitRate()),
                MarkdownTable.figure("%.2f", ofOracle(result)),
                MarkdownTable.figure("%.1f", result.grown())));
    return table.toString();
  }

  String latencies() {
    MarkdownTable table = new MarkdownTable("ms", "calls", "p50", "p95", "p99");
    results.forEach(
        (name, result) ->
            KINDS.stream()
                .filter(kind -> result.count(kind) > 0)
                .forEach(
                    kind ->
                        table.row(
                            name + ": " + kind,
                            "" + result.count(kind),
                            millis(result, kind, 0.5),
                            millis(result, kind, 0.95),
                            millis(result, kind, 0.99))));
    return table.toString();
  }

  /**
   * @param roomy the run with room for everything
   * @param tight the run with a bound that does not suffice
   * @param bound of the latter, in mebibytes
   */
  void judge(Goals goals, String roomy, String tight, int bound) {
    LoadResult all = result(roomy);
    goals.atLeast("hit rate with room for all, of the oracle's", 99, ofOracle(all), "%");
    double beside = all.millis("hit", 0.95) / all.millis("miss", 0.5);
    goals.atMost("p95 of a hit under load, p50 of a miss", 0.1, beside, "x");
    double grown = result(tight).grown();
    goals.atMost("heap added with a bound of " + bound + " MiB", 3.0 * bound, grown, "MiB");
    long bad = 0;
    for (LoadResult result : results.values()) {
      bad += result.differing() + result.count("failed") + Math.max(0, result.suppressed());
    }
    goals.atMost("answers that differed, calls that failed, failures suppressed", 0, bad, "");
  }

  private double ofOracle(LoadResult result) {
    return 100 * result.hitRate() / plan.oracle();
  }

  private LoadResult result(String name) {
    LoadResult result = results.get(name);
    if (result == null) {
      throw new IllegalArgumentException(name + " was not run");
    }
    return result;
  }

  private static String millis(LoadResult result, String kind, double share) {
    return MarkdownTable.figure("%.2f", result.millis(kind, share));
  }
}
