/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.BilledCall;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Budgets through real client libraries. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class BudgetTest {

  private static final long LIMIT = 100_000;
  private static final int CALLERS = 64;

  private static final String CONFIG =
      """
      mode: optimize
      budgets:
        - name: small
          window: month
          tokens: %d
          actions: {refuse: 100}
      rules:
        - name: everything
          budget: {use: small}
      """;

  static Stream<Client> clients() {
    return Jdk.fullMatrix()
        ? Client.newestOfEach().stream()
        : Stream.of(
                Client.ANTHROPIC,
                Client.AZURE,
                Client.LANGCHAIN4J,
                Client.BEDROCK,
                Client.OKHTTP,
                Client.JAVA_NET_HTTP,
                Client.HTTPCLIENT5,
                Client.SPRING_WEB)
            .map(Client::newest);
  }

  /* The first call that succeeds uses the budget up. */
  @ParameterizedTest
  @MethodSource("clients")
  void usedUpBudget_isTheLibrarysOwnRateLimit_inEveryForm_andTheProviderIsNotAsked(Client client) {
    String config = client.library().config() + CONFIG.formatted(1);
    try (Testbed bed = Testbed.start(client, config, launch -> launch)) {
      AppCommand question = AppCommand.call(client.library().chat(), "once").maxRetries(0);
      Map<String, String> limited = new TreeMap<>();
      for (String form : client.library().chatForms()) {
        // Apache's client tries once more of its own accord.
        bed.provider().nextTimes(2, Faults.status(429));
        limited.put(form, bed.send(question.form(form)).errorClass());
        bed.provider().reset();
      }
      assertThat(bed.send(question).ok()).isTrue();
      int asked = bed.provider().calls();

      Map<String, String> refused = new TreeMap<>();
      for (String form : limited.keySet()) {
        refused.put(form, bed.send(question.form(form)).errorClass());
      }
      bed.send(question.maxRetries(1));
      assertThat(refused).isEqualTo(limited).doesNotContainValue("");
      assertThat(bed.provider().calls()).isEqualTo(asked);
      bed.end();
    }
  }

  @Test
  void refusal_tellsTheApplicationWhy() {
    try (Testbed bed = Testbed.start(CONFIG.formatted(1))) {
      bed.send(AppCommand.chat("once"));

      assertThat(bed.send(AppCommand.chat("twice")).error().toString())
          .contains("RateLimit")
          .contains("The budget 'small' of 1 tokens a month is used up until");
      bed.end();
    }
  }

  @Test
  void refusal_isOnTheSpan_asAnErrorOfOurs() {
    try (Testbed bed = Testbed.start(CONFIG.formatted(1))) {
      bed.send(AppCommand.chat("once"));
      bed.settle();
      ExportedSpan span = bed.spanOf(AppCommand.chat("twice"));

      assertThat(span.attributes())
          .containsEntry("parsimony.served_by", "refused")
          .containsEntry("error.type", "parsimony.refused")
          .containsEntry("parsimony.decision", List.of("cache=bypass", "budget=refused"))
          .containsEntry("parsimony.cost.nano_usd", 0L);
      bed.end();
    }
  }

  @Test
  void manyCallersAtOnce_passTheBudgetByLessThanOneCall_andUseAllOfIt() {
    try (Testbed bed = Testbed.start(CONFIG.formatted(LIMIT))) {
      AppCommand question =
          AppCommand.chat("lorem ipsum dolor ".repeat(150)).body("max_tokens", 300);
      List<AppResult> results;
      do {
        results = bed.app().send(question.parallel(CALLERS)).results();
      } while (results.stream().anyMatch(AppResult::ok));

      assertThat(bought(bed)).isBetween(LIMIT * 95 / 100, LIMIT + 1_500);
      assertThat(results).allMatch(result -> result.errorClass().contains("RateLimit"));
      bed.end();
    }
  }

  /* Each call is paid for twice: nothing that the other model says is good enough. */
  @Test
  void manyCallersWhoseAnswersAreJudged_passTheBudgetByLessThanOneCallToo() {
    String judged =
        "    downgrade: {force: gpt-4.1-nano, verify: {enabled: true, pattern: 'no such word'}}\n";
    try (Testbed bed = Testbed.start(CONFIG.formatted(LIMIT) + judged)) {
      AppCommand question =
          AppCommand.chat("lorem ipsum dolor ".repeat(150)).body("max_tokens", 300);
      List<AppResult> results;
      do {
        results = bed.app().send(question.parallel(CALLERS)).results();
      } while (results.stream().anyMatch(AppResult::ok));

      assertThat(bed.provider().billed()).anyMatch(call -> call.model().equals("gpt-4.1-nano"));
      assertThat(bought(bed)).isBetween(LIMIT * 95 / 100, LIMIT + 1_500);
      bed.end();
    }
  }

  private static long bought(Testbed bed) {
    return bed.provider().billed().stream().mapToLong(BudgetTest::tokens).sum();
  }

  private static long tokens(BilledCall call) {
    return call.inputTokens() + call.outputTokens();
  }
}
