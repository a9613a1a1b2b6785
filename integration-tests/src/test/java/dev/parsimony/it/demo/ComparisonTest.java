/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final String REPORT = "m: 2 calls, whose replies report 20 tokens in and 4 out";
  private static final Bill BILL = new Bill(2, 20, 4, 1_000L);
  private static final Bill LESS = new Bill(1, 10, 2, 250L);

  @Test
  void equalRuns_haveNoProblems() {
    Comparison comparison = comparison(run(0, "same", summary(LESS, 0)), true);

    assertThat(comparison.problems()).isEmpty();
    assertThat(comparison.saved()).isEqualTo("75.0 %");
  }

  @Test
  void differentOutput_isAProblem_whereAnswersMustBeEqual() {
    DeskRun other = run(0, "other", summary(LESS, 0));

    assertThat(comparison(other, true).problems()).singleElement().asString().contains("output");
    assertThat(comparison(other, false).problems()).isEmpty();
  }

  @Test
  void suppressedFailure_isAProblem() {
    assertThat(comparison(run(0, "same", summary(LESS, 1)), true).problems())
        .containsExactly("the agent suppressed 1 failures of its own");
  }

  @Test
  void figuresThatContradictTheProvider_areAProblem() {
    assertThat(comparison(run(0, "same", summary(BILL, 0)), true).problems())
        .singleElement()
        .asString()
        .startsWith("the agent tells of");
  }

  @Test
  void failedApplication_isAProblem() {
    assertThat(comparison(run(1, "same", summary(LESS, 0)), true).problems())
        .containsExactly("the application ended with status 0 without and 1 with the agent");
  }

  @Test
  void missingSummary_isAProblem() {
    assertThat(comparison(run(0, "same", null), true).problems())
        .containsExactly("the agent wrote no summary");
  }

  @Test
  void unknownCost_isNotCounted() {
    Comparison comparison =
        new Comparison(
            run(0, "same", null),
            new Bill(2, 20, 4, null),
            run(0, "same", summary(LESS, 0)),
            LESS,
            true);

    assertThat(comparison.saved()).isEqualTo("unknown");
    assertThat(comparison.table()).anyMatch(row -> row.matches("cost.* unknown +0\\.000000"));
  }

  private static Comparison comparison(DeskRun withAgent, boolean answersMustBeEqual) {
    return new Comparison(run(0, "same", null), BILL, withAgent, LESS, answersMustBeEqual);
  }

  private static DeskRun run(int status, String output, @Nullable AgentSummary summary) {
    return new DeskRun(status, List.of(output, REPORT), List.of(), List.of(), summary);
  }

  private static AgentSummary summary(Bill billed, long suppressed) {
    return new AgentSummary(2, billed, suppressed);
  }
}
