/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.BilledCall;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who shares an answer, and what it cost, through the real anthropic-java. */
@ParameterizedClass
@FieldSource("CLIENTS")
@SuppressWarnings("NullAway.Init")
class AnthropicCachingTest {

  static final List<Client> CLIENTS = Client.ANTHROPIC;

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: everything
          cache: {ttl: 1h, retry-window: 0s}
      """;

  private static Testbed bed;

  @Parameter Client client;

  @BeforeParameterizedClassInvocation
  static void start(Client client) {
    bed = Testbed.start(client, CONFIG, launch -> launch);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    try (Testbed ended = bed) {
      ended.end();
    }
  }

  @BeforeEach
  void forgetScripts() {
    bed.provider().reset();
  }

  @Test
  void clientsWithDifferentKeys_neverShare() {
    AppCommand question = question("apart");
    List<AppCommand> callers =
        List.of(question, question.apiKey("sk-2"), question.with("authToken", "token-1"));

    List<String> texts = callers.stream().map(caller -> bed.send(caller).text()).toList();

    assertThat(texts).doesNotHaveDuplicates();
    assertThat(bed.provider().calls()).isEqualTo(3);
    assertThat(callers.stream().map(caller -> bed.send(caller).text())).isEqualTo(texts);
    assertThat(bed.provider().calls()).isEqualTo(3);
  }

  @Test
  void clientsWithTheSameKey_share() {
    AppCommand question = question("together");
    String text = bed.send(question.client("one")).text();

    assertThat(bed.send(question.client("two")).text()).isEqualTo(text);
    assertThat(bed.provider().calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"async", "stream", "async-stream"})
  void answerToABlockingCall_servesTheOtherForms(String form) {
    String text = bed.send(question("across " + form)).text();

    AppResult again = bed.send(question("across " + form).form(form));

    assertThat(again.text()).isEqualTo(text);
    assertThat(again.invalid()).isEmpty();
    assertThat(bed.provider().calls()).isEqualTo(1);
  }

  @Test
  void streamedAnswer_servesABlockingCall() {
    AppCommand tools =
        question("[tools] streamed")
            .body("tools", List.of(Map.of("name", "f", "input_schema", Map.of())));
    for (AppCommand asked :
        List.of(question("streamed"), tools.body("tool_choice", Map.of("type", "none")))) {
      AppResult streamed = bed.send(asked.form("stream"));
      int calls = bed.provider().calls();

      AppResult whole = bed.send(asked);

      assertThat(whole.text()).isEqualTo(streamed.text()).isNotEmpty();
      assertThat(whole.invalid()).isEmpty();
      assertThat(bed.provider().calls()).isEqualTo(calls);
    }
  }

  @Test
  void clientWithChangedOptions_sharesWithItsOrigin() {
    assumeModern();
    String text = bed.send(question("options")).text();

    assertThat(bed.send(options(question("options"), "maxRetries", 1)).text()).isEqualTo(text);
    assertThat(bed.provider().calls()).isEqualTo(1);
  }

  @Test
  void keyOfAnInterceptor_isNotTakenForTheClients() {
    assumeModern();
    AppCommand question = question("intercepted");
    bed.send(question);

    String one = bed.send(options(question, "interceptorKey", "sk-2")).text();
    String two = bed.send(options(question, "interceptorKey", "sk-3")).text();

    assertThat(one).isNotEqualTo(two);
    assertThat(bed.provider().calls()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[refusal]", "[tools]"})
  void whatIsNoGoodAnswer_isNotStored(String prompt) {
    AppCommand question =
        question(prompt).body("tools", List.of(Map.of("name", "f", "input_schema", Map.of())));
    bed.send(question);

    assertThat(bed.spanOf(question).servedBy()).isEqualTo("provider");
  }

  @Test
  void errorOfTheProvider_isNamed_andNotStored() {
    bed.provider().next(Faults.status(529));
    ExportedSpan failed = bed.spanOf(question("overloaded").maxRetries(0));

    assertThat(failed.attributes()).containsEntry("error.type", "overloaded_error");
    assertThat(bed.spanOf(question("overloaded").maxRetries(0)).servedBy()).isEqualTo("provider");
  }

  @Test
  void span_tellsUsageAndCost_inOneAccounting() {
    bed.provider().next(Faults.cachedTokens(8));
    AppCommand question =
        question("a prompt of which the provider's own cache takes one half and gives some")
            .body("cache_control", Map.of("type", "ephemeral", "ttl", "1h"));

    ExportedSpan span = bed.spanOf(question);

    BilledCall billed = bed.provider().billed().get(0);
    long written = billed.inputTokens() / 2;
    long fresh = billed.inputTokens() - written - 8;
    assertThat(fresh).isPositive();
    assertThat(span.name()).isEqualTo("chat claude-haiku-4-5");
    assertThat(span.attributes())
        .containsEntry("gen_ai.provider.name", "anthropic")
        .containsEntry("gen_ai.request.max_tokens", 1024L)
        .containsEntry("gen_ai.response.model", "claude-haiku-4-5-20251001")
        .containsEntry("gen_ai.response.finish_reasons", List.of("end_turn"))
        .containsEntry("gen_ai.usage.input_tokens", billed.inputTokens())
        .containsEntry("gen_ai.usage.cache_read.input_tokens", 8L)
        .containsEntry("gen_ai.usage.cache_creation.input_tokens", written)
        .containsEntry("gen_ai.usage.output_tokens", billed.outputTokens())
        .containsEntry("parsimony.client.name", "anthropic-java")
        .containsEntry("parsimony.client.version", client.version())
        .containsEntry(
            "parsimony.cost.nano_usd",
            fresh * 1_000 + 8 * 100 + written * 2_000 + billed.outputTokens() * 5_000)
        .doesNotContainKeys("openai.api.type", "openai.response.service_tier");
  }

  @Test
  void hit_carriesTheIdOfTheOriginalCall() {
    assumeModern();
    AppCommand question = question("headers").form("raw");
    AppResult first = bed.send(question);

    AppResult hit = bed.send(question);

    assertThat(first.headers()).containsKeys("anthropic-ratelimit-requests-remaining", "date");
    assertThat(hit.headers())
        .containsOnlyKeys("content-type", "request-id", "age", "x-parsimony-cache")
        .containsEntry("request-id", first.headers().get("request-id"));
  }

  private void assumeModern() {
    org.junit.jupiter.api.Assumptions.assumeTrue(!client.equals(CLIENTS.get(0)));
  }

  private static AppCommand question(String prompt) {
    return AppCommand.call("messages", prompt);
  }

  private static AppCommand options(AppCommand command, String name, Object value) {
    return command.with("clientOptions", Map.of(name, value));
  }
}
