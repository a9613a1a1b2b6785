/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.stub.Faults;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the metrics come to after one call of each kind, exported when the application ends. */
@SuppressWarnings("NullAway.Init")
class ExportedMetricsTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: all
          cache: {retry-window: 0s}
      """;

  private static ExportedMetrics metrics;
  private static long port;

  @BeforeAll
  static void callAndEnd() {
    try (Testbed bed = Testbed.start(CONFIG)) {
      port = URI.create(bed.provider().baseUrl()).getPort();
      bed.send(AppCommand.chat("a"));
      bed.send(AppCommand.chat("a"));
      bed.send(AppCommand.chat("a").form("stream"));
      bed.send(AppCommand.chat("b").form("stream"));
      bed.provider().next(Faults.status(429));
      bed.send(AppCommand.chat("c").form("stream").maxRetries(0));
      bed.send(AppCommand.call("embeddings", "d"));
      bed.send(AppCommand.chat("e").model("gpt-unheard-of"));
      bed.awaitSpans();
      bed.end();
      metrics = ExportedMetrics.of(bed.collector().metrics());
    }
  }

  @Test
  void onlyTheDocumentedMetrics_areExported() {
    assertThat(metrics.names())
        .containsExactlyInAnyOrder(
            "gen_ai.client.operation.duration",
            "gen_ai.client.operation.time_to_first_chunk",
            "gen_ai.client.operation.time_per_output_chunk",
            "gen_ai.client.token.usage",
            "parsimony.exchanges",
            "parsimony.decisions",
            "parsimony.cost",
            "parsimony.cost.unknown",
            "parsimony.saved.tokens",
            "parsimony.saved.cost",
            "parsimony.suppressed_failures",
            "parsimony.dropped_exchanges");
  }

  @Test
  void duration_countsEveryCall_inTheConventionsBuckets() {
    Map<Map<String, Object>, HistogramDataPoint> points =
        metrics.histogram("gen_ai.client.operation.duration");

    assertThat(counts(points))
        .containsOnly(
            entry(answered(), 4L),
            entry(call("chat", "gpt-4o-mini", "error.type", "rate_limit_exceeded"), 1L),
            entry(embedded(), 1L),
            entry(call("chat", "gpt-unheard-of", "gen_ai.response.model", "gpt-unheard-of"), 1L));
    assertThat(metrics.unit("gen_ai.client.operation.duration")).isEqualTo("s");
    assertThat(points.values()).allSatisfy(ExportedMetricsTest::hasSecondsBuckets);
  }

  @Test
  void timeToFirstChunk_isOfStreamsThatBegan() {
    Map<Map<String, Object>, HistogramDataPoint> points =
        metrics.histogram("gen_ai.client.operation.time_to_first_chunk");

    assertThat(counts(points)).containsOnly(entry(answered(), 2L));
    assertThat(points.values()).allSatisfy(ExportedMetricsTest::hasSecondsBuckets);
  }

  @Test
  void tokens_areThoseThatTheProviderBilled() {
    Map<Map<String, Object>, HistogramDataPoint> points =
        metrics.histogram("gen_ai.client.token.usage");
    Map<Map<String, Object>, Double> sums = new HashMap<>();
    points.forEach((attributes, point) -> sums.put(attributes, point.getSum()));

    assertThat(sums)
        .containsOnly(
            entry(typed(answered(), "input"), 2.0),
            entry(typed(answered(), "output"), 10.0),
            entry(typed(embedded(), "input"), 1.0),
            entry(typed(unheard(), "input"), 2.0),
            entry(typed(unheard(), "output"), 11.0));
    assertThat(metrics.unit("gen_ai.client.token.usage")).isEqualTo("{token}");
    assertThat(points.values())
        .allSatisfy(
            point ->
                assertThat(point.getExplicitBoundsList())
                    .containsExactlyElementsOf(
                        IntStream.range(0, 14).mapToObj(i -> Math.pow(4, i)).toList()));
  }

  @Test
  void exchanges_areCountedByWhoServedThem() {
    assertThat(metrics.counts("parsimony.exchanges"))
        .containsOnly(
            entry(served("chat", "provider"), 4L),
            entry(served("chat", "cache"), 2L),
            entry(served("embeddings", "provider"), 1L));
  }

  @Test
  void decisions_areCountedByOutcomeAndReason() {
    assertThat(metrics.counts("parsimony.decisions"))
        .containsOnly(
            entry(decision("miss", "not_found"), 5L),
            entry(decision("stored", "ok"), 4L),
            entry(decision("not_stored", "status"), 1L),
            entry(decision("hit", "exact"), 2L));
  }

  @Test
  void money_isCountedWhereItIsKnown() {
    assertThat(metrics.counts("parsimony.cost"))
        .containsOnly(
            entry(money("chat", "gpt-4o-mini"), 2 * 150L + 10 * 600L),
            entry(money("embeddings", "text-embedding-3-small"), 20L));
    assertThat(metrics.counts("parsimony.cost.unknown"))
        .containsOnly(
            entry(money("chat", "gpt-4o-mini"), 1L), entry(money("chat", "gpt-unheard-of"), 1L));
    assertThat(metrics.counts("parsimony.saved.cost"))
        .containsOnly(entry(saved("chat", "gpt-4o-mini"), 2 * (2 * 150L + 10 * 600L)));
    assertThat(metrics.counts("parsimony.saved.tokens"))
        .containsOnly(
            entry(typed(saved("chat", "gpt-4o-mini"), "input"), 4L),
            entry(typed(saved("chat", "gpt-4o-mini"), "output"), 20L));
  }

  @Test
  void nothingWentWrong() {
    assertThat(metrics.counts("parsimony.suppressed_failures")).containsOnly(entry(Map.of(), 0L));
    assertThat(metrics.counts("parsimony.dropped_exchanges")).containsOnly(entry(Map.of(), 0L));
  }

  private static void hasSecondsBuckets(HistogramDataPoint point) {
    assertThat(point.getExplicitBoundsList())
        .containsExactlyElementsOf(
            IntStream.range(0, 14).mapToObj(i -> Math.round(Math.pow(2, i)) / 100.0).toList());
  }

  private static Map<Map<String, Object>, Long> counts(
      Map<Map<String, Object>, HistogramDataPoint> points) {
    Map<Map<String, Object>, Long> counts = new HashMap<>();
    points.forEach((attributes, point) -> counts.put(attributes, point.getCount()));
    return counts;
  }

  private static Map<String, Object> answered() {
    return call("chat", "gpt-4o-mini", "gen_ai.response.model", "gpt-4o-mini-2024-07-18");
  }

  private static Map<String, Object> unheard() {
    return call("chat", "gpt-unheard-of", "gen_ai.response.model", "gpt-unheard-of");
  }

  private static Map<String, Object> embedded() {
    String model = "text-embedding-3-small";
    return call("embeddings", model, "gen_ai.response.model", model);
  }

  private static Map<String, Object> call(
      String operation, String model, String name, String value) {
    Map<String, Object> all = money(operation, model);
    all.put("server.address", "127.0.0.1");
    all.put("server.port", port);
    all.put(name, value);
    return all;
  }

  private static Map<String, Object> money(String operation, String model) {
    return new TreeMap<>(
        Map.of(
            "gen_ai.operation.name", operation,
            "gen_ai.provider.name", "openai",
            "gen_ai.request.model", model));
  }

  private static Map<String, Object> saved(String operation, String model) {
    Map<String, Object> all = money(operation, model);
    all.put("parsimony.saving.policy", "cache");
    return all;
  }

  private static Map<String, Object> typed(Map<String, Object> attributes, String type) {
    Map<String, Object> all = new TreeMap<>(attributes);
    all.put("gen_ai.token.type", type);
    return all;
  }

  private static Map<String, Object> served(String operation, String by) {
    return Map.of(
        "gen_ai.operation.name", operation,
        "gen_ai.provider.name", "openai",
        "parsimony.served_by", by);
  }

  private static Map<String, Object> decision(String outcome, String reason) {
    return Map.of(
        "parsimony.decision.policy",
        "cache",
        "parsimony.decision.outcome",
        outcome,
        "parsimony.decision.reason",
        reason,
        "parsimony.decision.rule",
        "all");
  }
}
