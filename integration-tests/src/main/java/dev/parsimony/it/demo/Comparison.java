/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side.
 *
 * @param bill what the provider charged for the run without the agent
 * @param billWithAgent what it charged for the one with the agent
 */
record Comparison(
    DeskRun run, Bill bill, DeskRun runWithAgent, Bill billWithAgent, boolean answersMustBeEqual) {

  /** All that went wrong; empty for a good demo. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    AgentSummary summary = runWithAgent.summary();
    if (run.exitStatus() != 0 || runWithAgent.exitStatus() != 0) {
      problems.add(
          "the application ended with status %d without and %d with the agent"
              .formatted(run.exitStatus(), runWithAgent.exitStatus()));
    } else if (answersMustBeEqual && !sameOutput()) {
      problems.add("the application's output is not the same in both runs");
    }
    if (summary == null) {
      problems.add("the agent wrote no summary");
    } else if (summary.suppressedFailures() != 0) {
      problems.add("the agent suppressed " + summary.suppressedFailures() + " failures of its own");
    } else {
      problems.addAll(contradictions(summary));
    }
    return problems;
  }

  boolean sameOutput() {
    return run.output().equals(runWithAgent.output());
  }

  private List<String> contradictions(AgentSummary summary) {
    List<String> found = new ArrayList<>();
    if (summary.calls() != runWithAgent.reported().calls()) {
      found.add(
          "the agent saw %d calls, the application made %d"
              .formatted(summary.calls(), runWithAgent.reported().calls()));
    }
    if (!summary.billed().equals(billWithAgent)) {
      found.add(
          "the agent tells of %s, the provider of %s".formatted(summary.billed(), billWithAgent));
    }
    return found;
  }

  List<String> table() {
    Traces traces = new Traces(run.spans());
    Traces tracesWithAgent = new Traces(runWithAgent.spans());
    return List.of(
        row("", "without", "with Parsimony"),
        row("calls made", run.reported().calls(), runWithAgent.reported().calls()),
        row("calls that reached the provider", bill.calls(), billWithAgent.calls()),
        row("tokens in", bill.inputTokens(), billWithAgent.inputTokens()),
        row("tokens out", bill.outputTokens(), billWithAgent.outputTokens()),
        row("cost in US dollars", dollars(bill), dollars(billWithAgent)),
        row(
            "median latency of all calls",
            Milliseconds.median(traces.callNanos()),
            Milliseconds.median(tracesWithAgent.callNanos())),
        row("median latency of cache hits", "-", Milliseconds.median(tracesWithAgent.hitNanos())));
  }

  /** The part of the cost that was saved, in percent. */
  String saved() {
    Long cost = bill.nanoUsd();
    Long costWithAgent = billWithAgent.nanoUsd();
    return cost == null || costWithAgent == null || cost == 0
        ? "unknown"
        : String.format(Locale.ROOT, "%.1f %%", 100.0 * (cost - costWithAgent) / cost);
  }

  private static String row(String label, Object without, Object with) {
    return String.format(Locale.ROOT, "%-32s %10s %16s", label, text(without), text(with));
  }

  private static String text(Object value) {
    return value instanceof Long number ? String.format(Locale.ROOT, "%,d", number) : value + "";
  }

  private static String dollars(Bill bill) {
    @Nullable Long nano = bill.nanoUsd();
    return nano == null
        ? "unknown"
        : BigDecimal.valueOf(nano, 9).setScale(6, RoundingMode.HALF_UP).toPlainString();
  }
}
