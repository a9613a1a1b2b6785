/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static dev.parsimony.telemetry.Exchanges.START;
import static dev.parsimony.telemetry.Exchanges.chat;
import static dev.parsimony.telemetry.Exchanges.chatSuccess;
import static dev.parsimony.telemetry.Exchanges.exchange;
import static dev.parsimony.telemetry.Exchanges.reply;
import static dev.parsimony.telemetry.Exchanges.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parsimony.exchange.Arm;
import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.Usage;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricExportTest {

  private static final Map<String, Object> CALL =
      Map.of(
          "gen_ai.operation.name", "chat",
          "gen_ai.provider.name", "openai",
          "gen_ai.request.model", "gpt-4o-mini",
          "gen_ai.response.model", "gpt-4o-mini-2024-07-18",
          "server.address", "api.openai.com",
          "server.port", 443L);

  @Test
  void chat_recordsDurationAndTokensWithTheConventionsBuckets() throws Exception {
    Exported exported = Exported.of(chatSuccess().build());

    assertThat(exported.points("gen_ai.client.operation.duration")).isEqualTo(Map.of(CALL, 0.25));
    assertThat(exported.points("gen_ai.client.token.usage"))
        .isEqualTo(
            Map.of(
                with(CALL, "gen_ai.token.type", "input"), 100.0,
                with(CALL, "gen_ai.token.type", "output"), 20.0));
    Metric duration = exported.metric("gen_ai.client.operation.duration");
    assertThat(duration.getUnit()).isEqualTo("s");
    assertThat(bounds(duration))
        .containsExactly(
            0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
    Metric tokens = exported.metric("gen_ai.client.token.usage");
    assertThat(tokens.getUnit()).isEqualTo("{token}");
    assertThat(bounds(tokens))
        .containsExactly(
            1.0,
            4.0,
            16.0,
            64.0,
            256.0,
            1024.0,
            4096.0,
            16384.0,
            65536.0,
            262144.0,
            1048576.0,
            4194304.0,
            16777216.0,
            67108864.0);
  }

  @Test
  void wholeReply_recordsNoChunkTimes() throws Exception {
    Exported exported = Exported.of(chatSuccess().build());

    assertThat(exported.points("gen_ai.client.operation.time_to_first_chunk")).isEmpty();
    assertThat(exported.points("gen_ai.client.operation.time_per_output_chunk")).isEmpty();
  }

  @Test
  void stream_recordsEachChunkAfterTheFirst() throws Exception {
    Exchange exchange =
        exchange(
                chat("gpt-4o-mini").stream(true),
                new Timing(START, 900_000_000, 200_000_000, 800_000_000, 4))
            .reply(reply("gpt-4o-mini-2024-07-18").build())
            .build();

    Exported exported = Exported.of(exchange);

    assertThat(exported.points("gen_ai.client.operation.time_to_first_chunk"))
        .isEqualTo(Map.of(CALL, 0.2));
    HistogramDataPoint perChunk =
        exported
            .metric("gen_ai.client.operation.time_per_output_chunk")
            .getHistogram()
            .getDataPoints(0);
    assertThat(perChunk.getCount()).isEqualTo(3);
    assertThat(perChunk.getSum()).isCloseTo(0.6, within(1e-9));
    assertThat(Exported.values(perChunk.getAttributesList())).isEqualTo(CALL);
  }

  @Test
  void streamOfOneChunk_orNone_recordsNoChunkGap() throws Exception {
    Exported exported =
        Exported.of(
            exchange(chat("gpt-4o").stream(true), new Timing(START, 9, 2, 2, 1)).build(),
            exchange(chat("gpt-4o").stream(true), new Timing(START, 9, -1, -1, 0)).build());

    assertThat(exported.points("gen_ai.client.operation.time_per_output_chunk")).isEmpty();
  }

  @Test
  void failure_hasErrorTypeOnDurationOnly() throws Exception {
    Exported exported =
        Exported.of(exchange(chat("gpt-4o-mini")).status(429).errorType("429").build());

    Map<String, Object> call = without(CALL, "gen_ai.response.model");
    assertThat(exported.points("gen_ai.client.operation.duration"))
        .isEqualTo(Map.of(with(call, "error.type", "429"), 0.25));
    assertThat(exported.points("gen_ai.client.token.usage")).isEmpty();
  }

  @Test
  void cacheHitAndJoined_addNothingToTokenUsage() throws Exception {
    Exported exported =
        Exported.of(
            chatSuccess().servedBy(ServedBy.CACHE).build(),
            chatSuccess().servedBy(ServedBy.JOINED).build());

    assertThat(exported.points("gen_ai.client.token.usage")).isEmpty();
    assertThat(exported.points("parsimony.exchanges"))
        .isEqualTo(Map.of(servedBy("cache"), 1L, servedBy("joined"), 1L));
  }

  @Test
  void estimates_addNothingToTokenUsage() throws Exception {
    Exported exported = Exported.of(exchange(chat("gpt-4o")).estimate(Usage.of(5, 6)).build());

    assertThat(exported.points("gen_ai.client.token.usage")).isEmpty();
  }

  @Test
  void embeddings_haveInputTokensOnly() throws Exception {
    Exported exported =
        Exported.of(
            exchange(request("openai.embeddings", Operation.EMBEDDINGS, "gpt-4o-e"))
                .reply(ReplyFacts.builder().usage(Usage.of(9, 0)).build())
                .build());

    assertThat(exported.points("gen_ai.client.token.usage").keySet())
        .singleElement()
        .satisfies(point -> assertThat(point).containsEntry("gen_ai.token.type", "input"));
  }

  @Test
  void answerThatWasNotGivenOn_isCountedOnTop() throws Exception {
    Exported exported = Exported.of(chatSuccess().discarded(Usage.of(90, 7)).build());

    Map<String, Object> money =
        Map.of(
            "gen_ai.operation.name", "chat",
            "gen_ai.provider.name", "openai",
            "gen_ai.request.model", "gpt-4o-mini");
    assertThat(exported.points("parsimony.discarded.tokens"))
        .isEqualTo(
            Map.of(
                with(money, "gen_ai.token.type", "input"), 90L,
                with(money, "gen_ai.token.type", "output"), 7L));
  }

  @Test
  void whatAnotherModelSavedOrCostInVain_isCountedByItself() throws Exception {
    Exported saved = Exported.of(chatSuccess().estimatedModelSaving(500L).build());
    Exported lost = Exported.of(chatSuccess().estimatedModelSaving(-70L).build());

    assertThat(saved.points("parsimony.saved.model.estimated_cost").values()).containsExactly(500L);
    assertThat(saved.points("parsimony.lost.model.estimated_cost")).isEmpty();
    assertThat(lost.points("parsimony.lost.model.estimated_cost").values()).containsExactly(70L);
  }

  @Test
  void moneyAndSavings_areCountedApartFromWhatWouldBeSaved() throws Exception {
    Exported exported =
        Exported.of(
            chatSuccess().build(),
            chatSuccess()
                .servedBy(ServedBy.CACHE)
                .cost(0L)
                .saving(Saving.reported(Usage.of(100, 20), 500L))
                .build(),
            exchange(chat("gpt-4o-mini")).saving(Saving.estimated(Usage.of(3, 4))).build(),
            exchange(chat("gpt-4o-mini"))
                .saving(Saving.reported(Usage.of(7, -1), null).onlyImagined())
                .build());

    Map<String, Object> money =
        Map.of(
            "gen_ai.operation.name", "chat",
            "gen_ai.provider.name", "openai",
            "gen_ai.request.model", "gpt-4o-mini");
    Map<String, Object> saved = with(money, "parsimony.saving.policy", "cache");
    Map<String, Object> input = with(saved, "gen_ai.token.type", "input");
    Map<String, Object> output = with(saved, "gen_ai.token.type", "output");
    assertThat(exported.points("parsimony.cost")).isEqualTo(Map.of(money, 12_345L));
    assertThat(exported.points("parsimony.cost.unknown")).isEqualTo(Map.of(money, 2L));
    assertThat(exported.points("parsimony.saved.tokens"))
        .isEqualTo(Map.of(input, 100L, output, 20L));
    assertThat(exported.points("parsimony.saved.estimated_tokens"))
        .isEqualTo(Map.of(input, 3L, output, 4L));
    assertThat(exported.points("parsimony.saved.cost.unknown")).isEqualTo(Map.of(saved, 1L));
    assertThat(exported.points("parsimony.saved.cost")).isEqualTo(Map.of(saved, 500L));
    assertThat(exported.points("parsimony.would_save.tokens")).isEqualTo(Map.of(input, 7L));
    assertThat(exported.points("parsimony.would_save.estimated_tokens")).isEmpty();
    assertThat(exported.points("parsimony.would_save.cost")).isEmpty();
    assertThat(exported.points("parsimony.would_save.cost.unknown")).isEqualTo(Map.of(saved, 1L));
  }

  @Test
  void decisionsFailuresAndDrops_areCounted() throws Exception {
    Exported exported =
        Exported.of(
            exchange(chat("gpt-4o"))
                .decisions(
                    List.of(
                        new Decision("cache", "miss", "first_seen", "faq"),
                        new Decision("dedup", "lead", "alone")))
                .build());

    assertThat(exported.points("parsimony.decisions"))
        .isEqualTo(
            Map.of(
                with(decision("cache", "miss", "first_seen"), "parsimony.decision.rule", "faq"),
                1L,
                decision("dedup", "lead", "alone"),
                1L));
    assertThat(exported.points("parsimony.suppressed_failures")).isEqualTo(Map.of(Map.of(), 3L));
    assertThat(exported.points("parsimony.dropped_exchanges")).isEqualTo(Map.of(Map.of(), 4L));
  }

  @Test
  void useOfBudgets_isAGauge_byTheirNames() throws Exception {
    Exported exported = Exported.of(exchange(chat("gpt-4o")).build());

    assertThat(exported.points("parsimony.budget.use"))
        .isEqualTo(
            Map.of(
                Map.of("parsimony.budget.name", "small"),
                0.25,
                Map.of("parsimony.budget.name", "large"),
                1.5));
  }

  @Test
  void ratiosOfTokenizers_areGauges_byTheirNames() throws Exception {
    Exported exported = Exported.of(exchange(chat("gpt-4o")).build());
    Map<String, String> claude = Map.of("parsimony.tokenizer.name", "claude");

    assertThat(exported.points("parsimony.tokenizer.ratio")).isEqualTo(Map.of(claude, 1.25));
    assertThat(exported.points("parsimony.tokenizer.error")).isEqualTo(Map.of(claude, 0.125));
    assertThat(exported.points("parsimony.tokenizer.samples")).isEqualTo(Map.of(claude, 64.0));
  }

  @Test
  void tenThousandModelsServersErrorsAndReasons_stayFewSeries() throws Exception {
    Exchange[] exchanges =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    exchange(
                            request(
                                "openai.chat",
                                Operation.CHAT,
                                i == 0 ? "x".repeat(100_000) : "model-" + i,
                                "https://api.openai.com:" + (1 + i) + "/"))
                        .errorType("app.Error" + i)
                        .decisions(
                            List.of(new Decision("cache", "skip", "reason-" + i, "rule-" + i)))
                        .build())
            .toArray(Exchange[]::new);

    Exported exported = Exported.with(Map.of("OTEL_TRACES_EXPORTER", "none"), exchanges);

    assertThat(distinct(exported, "gen_ai.client.operation.duration", "gen_ai.request.model"))
        .isEqualTo(101);
    assertThat(distinct(exported, "gen_ai.client.operation.duration", "server.port")).isEqualTo(50);
    assertThat(distinct(exported, "gen_ai.client.operation.duration", "error.type")).isEqualTo(51);
    assertThat(distinct(exported, "parsimony.decisions", "parsimony.decision.reason"))
        .isLessThanOrEqualTo(101);
    assertThat(distinct(exported, "parsimony.decisions", "parsimony.decision.rule")).isEqualTo(101);
    assertThat(exported.points("gen_ai.client.operation.duration").keySet())
        .anySatisfy(
            point ->
                assertThat(point)
                    .containsEntry("gen_ai.request.model", "_OTHER")
                    .containsEntry("server.address", "_OTHER")
                    .doesNotContainKey("server.port"));
  }

  @Test
  void knownModels_passBeyondTheLimit() throws Exception {
    Exchange[] exchanges =
        IntStream.range(0, 201)
            .mapToObj(i -> exchange(chat(i < 200 ? "other-" + i : "gpt-4o")).build())
            .toArray(Exchange[]::new);

    Exported exported = Exported.of(exchanges);

    assertThat(exported.points("gen_ai.client.operation.duration").keySet())
        .anySatisfy(point -> assertThat(point).containsEntry("gen_ai.request.model", "gpt-4o"));
  }

  private static long distinct(Exported exported, String metric, String attribute) {
    return exported.points(metric).keySet().stream()
        .map(point -> point.get(attribute))
        .filter(value -> value != null)
        .distinct()
        .count();
  }

  private static List<Double> bounds(Metric metric) {
    return metric.getHistogram().getDataPoints(0).getExplicitBoundsList();
  }

  private static Map<String, Object> servedBy(String value) {
    return Map.of(
        "gen_ai.operation.name", "chat",
        "gen_ai.provider.name", "openai",
        "parsimony.served_by", value);
  }

  private static Map<String, Object> decision(String policy, String outcome, String reason) {
    return Map.of(
        "parsimony.decision.policy", policy,
        "parsimony.decision.outcome", outcome,
        "parsimony.decision.reason", reason);
  }

  @Test
  void armAndRule_areOnEachMetricOfCalls() throws Exception {
    Assignment arm = new Assignment("faq", "cache", Arm.WAITING);
    Exported exported = Exported.of(chatSuccess().assignments(List.of(arm)).build());

    for (String metric :
        List.of(
            "gen_ai.client.operation.duration",
            "gen_ai.client.token.usage",
            "parsimony.exchanges",
            "parsimony.cost")) {
      assertThat(exported.points(metric).keySet())
          .isNotEmpty()
          .allSatisfy(
              point ->
                  assertThat(point)
                      .containsEntry("parsimony.rollout.rule", "faq")
                      .containsEntry("parsimony.rollout.arm", "waiting"));
    }
  }

  private static Map<String, Object> with(Map<String, Object> base, String key, Object value) {
    Map<String, Object> more = new HashMap<>(base);
    more.put(key, value);
    return more;
  }

  private static Map<String, Object> without(Map<String, Object> base, String key) {
    Map<String, Object> fewer = new HashMap<>(base);
    fewer.remove(key);
    return fewer;
  }
}
