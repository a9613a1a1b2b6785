/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.parsimony.it.harness.AppCommand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent tells that changes nothing: never as if it had done it. */
class ObservingTest {

  private static final String ESTIMATED = "parsimony.would_save.estimated_tokens";
  private static final String RULES =
      """
      mode: observe
      rules:
        - name: never
          match: {model: gpt-4.1-mini}
          cache: {enabled: false}
        - name: warm
          match: {operation: chat}
          cache: {max-temperature: 1}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async"})
  void withoutConfig_spansTellWhatACacheWouldHaveDone(String form) {
    try (Testbed bed = Testbed.start(null)) {
      AppCommand question = AppCommand.chat("observed").form(form);

      Map<String, Object> first = ours(bed.spanOf(question));
      Map<String, Object> second = ours(bed.spanOf(question));

      assertThat(bed.provider().calls()).isEqualTo(2);
      assertThat(first)
          .containsExactlyEntriesOf(
              bought(
                  entry("parsimony.decision", List.of("cache=would_miss", "cache=would_store")),
                  entry("parsimony.reason", List.of("not_found", "ok"))));
      assertThat(second)
          .containsExactlyEntriesOf(
              bought(
                  entry("parsimony.decision", List.of("cache=would_hit")),
                  entry("parsimony.reason", List.of("exact")),
                  entry("parsimony.would_save.input_tokens", 3L),
                  entry("parsimony.would_save.output_tokens", 10L),
                  entry("parsimony.would_save.nano_usd", 150L * 3 + 600L * 10)));
      bed.end();
    }
  }

  @Test
  void streamWithoutUsage_wouldSaveByEstimate() {
    try (Testbed bed = Testbed.start(null)) {
      AppCommand question = AppCommand.chat("observed stream").form("stream");
      Map<String, Object> first = ours(bed.spanOf(question));
      Map<String, Object> second = ours(bed.spanOf(question));

      Object input = first.get("parsimony.estimated.input_tokens");
      Object output = first.get("parsimony.estimated.output_tokens");
      assertThat(second)
          .contains(
              entry("parsimony.estimated.input_tokens", input),
              entry("parsimony.would_save.estimated_input_tokens", input),
              entry("parsimony.would_save.estimated_output_tokens", output))
          .doesNotContainKeys("parsimony.would_save.nano_usd", "parsimony.cost.nano_usd");
      assertThat(first).doesNotContainKey("parsimony.would_save.estimated_input_tokens");
      bed.end();
      assertThat(ExportedMetrics.of(bed.collector().metrics()).counts(ESTIMATED))
          .containsValues((Long) input, (Long) output)
          .hasSize(2);
    }
  }

  @Test
  void rules_areJudgedAsTheyStand() {
    try (Testbed bed = Testbed.start(RULES)) {
      for (String form : List.of("blocking", "async", "stream", "async-stream")) {
        AppCommand question = AppCommand.chat("ruled " + form).form(form);
        AppCommand warm = question.body("temperature", 0.5);
        bed.spanOf(warm);

        ExportedSpan refused = bed.spanOf(question.model("gpt-4.1-mini"));
        ExportedSpan hit = bed.spanOf(warm);

        assertThat(refused.decisions()).as(form).containsExactly("cache=would_bypass:disabled");
        assertThat(refused.rules()).as(form).containsExactly("never");
        assertThat(hit.decisions()).as(form).containsExactly("cache=would_hit:exact");
        assertThat(hit.rules()).as(form).containsExactly("warm");
      }
      bed.end();
    }
  }

  @Test
  void callThatNoRuleIsFor_isJudgedByTheDefaults() {
    try (Testbed bed = Testbed.start(RULES)) {
      AppCommand question = AppCommand.call("embeddings", "unruled");
      bed.spanOf(question);

      ExportedSpan hit = bed.spanOf(question);

      assertThat(hit.decisions()).containsExactly("cache=would_hit:exact");
      assertThat(hit.attributes()).doesNotContainKey("parsimony.rule");
      bed.end();
    }
  }

  @Test
  void metrics_followTheSameWords() {
    try (Testbed bed = Testbed.start(RULES)) {
      bed.send(AppCommand.chat("one"));
      bed.send(AppCommand.chat("one"));
      bed.send(AppCommand.chat("two").model("gpt-4.1-mini"));
      bed.awaitSpans();
      bed.end();
      ExportedMetrics metrics = ExportedMetrics.of(bed.collector().metrics());

      assertThat(metrics.counts("parsimony.decisions"))
          .containsOnly(
              entry(decision("would_miss", "not_found", "warm"), 1L),
              entry(decision("would_store", "ok", "warm"), 1L),
              entry(decision("would_hit", "exact", "warm"), 1L),
              entry(decision("would_bypass", "disabled", "never"), 1L));
      assertThat(metrics.names())
          .contains("parsimony.would_save.tokens", "parsimony.would_save.cost")
          .doesNotContain("parsimony.saved.tokens", "parsimony.saved.cost");
    }
  }

  private static Map<String, Object> ours(ExportedSpan span) {
    Map<String, Object> ours = new TreeMap<>(span.attributes());
    ours.keySet().removeIf(name -> !name.startsWith("parsimony."));
    return ours;
  }

  @SafeVarargs
  private static Map<String, Object> bought(Map.Entry<String, Object>... more) {
    Map<String, Object> all =
        new TreeMap<>(
            Map.of(
                "parsimony.served_by", "provider",
                "parsimony.model.requested", "gpt-4o-mini",
                "parsimony.model.sent", "gpt-4o-mini",
                "parsimony.model.answered", "gpt-4o-mini-2024-07-18",
                "parsimony.client.name", "openai-java",
                "parsimony.client.version", "4.101.0",
                "parsimony.cost.nano_usd", 150L * 3 + 600L * 10,
                "parsimony.cost.usd", (150L * 3 + 600L * 10) / 1e9));
    List.of(more).forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static Map<String, Object> decision(String outcome, String reason, String rule) {
    return Map.of(
        "parsimony.decision.policy", "cache",
        "parsimony.decision.outcome", outcome,
        "parsimony.decision.reason", reason,
        "parsimony.decision.rule", rule);
  }
}
