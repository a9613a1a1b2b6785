/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a provider reports of Claude's tokens is what the agent expects of the calls after. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class LearnedTokenizerTest {

  private static final long LIMIT = 1_000_000;
  private static final long REPORTED = 1_300;
  private static final long ANSWERED = 5;
  private static final long ASKED = 64;

  /* What is reserved beside the prompt: what surrounds it, and the answer. */
  private static final long AROUND = 8 + ASKED;

  private static final String CONFIG =
      """
      mode: optimize
      budgets:
        - {name: all, window: month, tokens: 1000000, actions: {refuse: 100}}
      rules:
        - {name: everything, budget: {use: all}}
      """;

  private static final String MESSAGE =
      """
      {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5",\
      "content":[{"type":"text","text":"a few words"}],\
      "stop_reason":"end_turn","stop_sequence":null%s}""";

  /* A thousand words of the rough count, in 2,000 bytes. */
  private static final AppCommand QUESTION =
      AppCommand.call("messages", "a b ".repeat(500).trim())
          .model("claude-haiku-4-5")
          .body("max_tokens", ASKED);

  @TempDir Path folder;

  @Test
  void reportedUsage_isWhatIsEstimatedAndReserved_afterTwentyCalls() throws Exception {
    Path summary = folder.resolve("summary.json");
    try (Testbed bed = start(summary)) {
      assertThat(estimated(bed)).isEqualTo(1_200L);
      long used = 1_200 + 4;
      awaitUse(bed, used + 1_550 + AROUND);

      bed.provider().nextTimes(19, answer());
      for (int i = 0; i < 19; i++) {
        bed.send(QUESTION);
      }
      bed.settle();
      assertThat(estimated(bed)).isEqualTo(1_300L);
      used += 20 * (REPORTED + ANSWERED) + 1_300 + 4;
      awaitUse(bed, used + 1_326 + AROUND);

      bed.end();
      assertThat(gauge(bed, "parsimony.tokenizer.ratio"))
          .containsExactly(Map.entry(Map.of("parsimony.tokenizer.name", "claude"), 1.3));
    }
    JsonNode row = new ObjectMapper().readTree(summary.toFile()).path("tokenizers").path(0);
    assertThat(row.toString())
        .isEqualTo(
            "{\"tokenizer\":\"claude\",\"known\":\"learned\",\"ratioPermille\":1300,"
                + "\"errorPermille\":26,\"samples\":21}");
  }

  private static Testbed start(Path summary) {
    Client client = Client.newest(Client.ANTHROPIC);
    return Testbed.start(
        client,
        client.library().config() + CONFIG,
        launch -> launch.withEnvironment("PARSIMONY_SUMMARY_FILE", summary.toString()));
  }

  /* Of a call whose reply tells no usage. */
  private static Object estimated(Testbed bed) {
    bed.provider().next(Faults.status(200, MESSAGE.formatted(""), Map.of()));
    return bed.spanOf(QUESTION).attributes().get("parsimony.estimated.input_tokens");
  }

  /* Makes a call, and waits until as much is used and reserved while it is under way. */
  private static void awaitUse(Testbed bed, long tokens) throws InterruptedException {
    Gate gate = Gate.beforeHeaders();
    bed.provider().next(answer().and(gate));
    bed.begin("held", QUESTION);
    assertThat(gate.awaitArrival()).isTrue();
    bed.collector().awaitMetric("parsimony.budget.use", metric -> used(metric) == tokens);
    gate.open();
    bed.app().await("held");
  }

  private static long used(Metric use) {
    return Math.round(LIMIT * use.getGauge().getDataPoints(0).getAsDouble());
  }

  private static Map<Map<String, Object>, Double> gauge(Testbed bed, String name) {
    return ExportedMetrics.of(bed.collector().metrics()).gauge(name);
  }

  private static Fault answer() {
    String usage =
        ",\"usage\":{\"input_tokens\":%d,\"output_tokens\":%d}".formatted(REPORTED, ANSWERED);
    return Faults.status(200, MESSAGE.formatted(usage), Map.of());
  }
}
