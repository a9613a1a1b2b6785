/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the agent itself tells of a run, in its summary file.
 *
 * @param calls all that it saw, answered by whomever
 * @param billed what it let the provider answer
 */
record AgentSummary(long calls, Bill billed, long suppressedFailures) {

  static AgentSummary read(Path file) throws IOException {
    JsonNode summary = new ObjectMapper().readTree(file.toFile());
    JsonNode totals = summary.path("totals");
    long calls = totals.path("calls").asLong();
    long answeredByAgent = totals.path("cacheHits").asLong() + totals.path("joined").asLong();
    boolean costKnown = totals.path("costUnknownCalls").asLong() == 0;
    Bill billed =
        new Bill(
            calls - answeredByAgent,
            totals.path("inputTokens").asLong(),
            totals.path("outputTokens").asLong(),
            costKnown ? totals.path("costNanoUsd").asLong() : null);
    return new AgentSummary(calls, billed, summary.path("suppressedFailures").asLong(-1));
  }
}
