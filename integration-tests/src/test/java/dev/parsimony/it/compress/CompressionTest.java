/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedMetrics;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A prompt that is made shorter, through the real openai-java and anthropic-java. */
@ParameterizedClass
@FieldSource("CLIENTS")
@SuppressWarnings("NullAway.Init")
class CompressionTest {

  static final List<Client> CLIENTS = List.of(Client.NEWEST, Client.newest(Client.ANTHROPIC));

  private static final String RULE =
      "rules: [{name: hard, match: {model: gpt-4.1}, compress: {level: aggressive}},"
          + " {name: all, compress: {level: lossless}}]\n";
  private static final String SAVED = "parsimony.saved.compress.estimated_input_tokens";
  private static final String MONEY = "parsimony.saved.compress.nano_usd";
  private static final String ROUGHLY = "parsimony.compress.json.roughly_saved_tokens";
  private static final String PROMPT =
      IntStream.range(0, 30)
          .mapToObj(
              "{\n    \"id\": %d,\n    \"name\": \"lamp\",\n    \"price\": 12.50\n  }"::formatted)
          .collect(Collectors.joining(",\n  ", "Our lamps:\n[\n  ", "\n]\nWhich is the cheapest?"));

  private static Testbed bed;

  @Parameter Client client;

  @BeforeParameterizedClassInvocation
  static void start(Client client) {
    bed = Testbed.start(client, "mode: optimize\n" + RULE, launch -> launch);
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

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void prompt_arrivesShorter_withItsData_andTheSpanSaysWhatItSaved(String form) {
    Testbed.Observed observed = bed.observe(question().form(form));

    assertThat(observed.seen().error()).isEmpty();
    assertThat(observed.seen().text()).isNotEmpty();
    assertThat(bed.provider().requests()).singleElement().satisfies(this::isShort);
    ExportedSpan span = observed.span();
    assertThat(span.decisions())
        .contains("compress.json=saved:ok", "compress=changed:lossless")
        .noneMatch(decision -> decision.startsWith("resend"));
    assertThat((Long) span.attributes().get(SAVED)).isGreaterThan(100);
    assertThat((Long) span.attributes().get(MONEY)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void rejectedPrompt_isSentAsItWasWritten_andSavesNothing(String form) {
    bed.provider().when(sent -> sent.body().length < PROMPT.length(), Faults.status(400));

    Testbed.Observed observed = bed.observe(question().form(form).maxRetries(0));

    assertThat(observed.seen().error()).isEmpty();
    assertThat(observed.seen().text()).isNotEmpty();
    List<StubRequest> requests = bed.provider().requests();
    assertThat(requests).hasSize(2);
    isShort(requests.get(0));
    assertThat(requests.get(1).body().length).isGreaterThan(PROMPT.length());
    assertThat(observed.span().decisions()).contains("resend=original:rejected");
    assertThat(observed.span().attributes()).doesNotContainKeys(SAVED, MONEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async-stream"})
  void whereTheAgentOnlyObserves_nothingIsChanged_andTheSpanSaysWhatWouldHaveBeenSaved(
      String form) {
    Map<String, Object> live = bed.spanOf(question().form(form)).attributes();
    try (Testbed observing = Testbed.start(client, "mode: observe\n" + RULE, launch -> launch)) {
      ExportedSpan span = observing.spanOf(question().form(form));

      assertThat(observing.provider().requests()).singleElement().satisfies(this::isAsWritten);
      assertThat(span.decisions())
          .contains("compress.json=would_save:ok", "compress=would_change:lossless");
      assertThat(span.attributes())
          .containsEntry("parsimony.would_save.compress.estimated_input_tokens", live.get(SAVED))
          .containsEntry("parsimony.would_save.compress.nano_usd", live.get(MONEY))
          .containsEntry("parsimony.compress.json.roughly_would_save_tokens", live.get(ROUGHLY))
          .doesNotContainKeys(SAVED, MONEY, ROUGHLY);
      observing.end();
      assertThat(ExportedMetrics.of(observing.collector().metrics()).names())
          .contains(
              "parsimony.would_save.estimated_tokens",
              "parsimony.decisions.roughly_would_save_tokens")
          .doesNotContain(
              "parsimony.saved.estimated_tokens", "parsimony.decisions.roughly_saved_tokens");
    }
  }

  @Test
  void instructionsThatTheConversationHasNothingToDoWith_areNotSent_atTheHardestLevel() {
    assumeTrue(client.equals(Client.NEWEST));
    String line = "Of %s the handbook says what a clerk has to do at the desk.\n";
    String condition = "When a customer wants a voucher, name the shop that sells it.\n";
    String system =
        Stream.of("Role", "Refunds", "Passwords", "Branches", "Output format")
            .map(title -> "# " + title + "\n" + line.formatted(title).repeat(8) + condition)
            .collect(Collectors.joining());

    Testbed.Observed observed =
        bed.observe(
            AppCommand.chat("How is the password reset, how do passwords work?")
                .system(system)
                .model("gpt-4.1"));

    assertThat(observed.seen().error()).isEmpty();
    assertThat(bed.provider().requests())
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent.bodyText())
                    .contains("# Role", "# Passwords", "# Output format")
                    .doesNotContain("# Refunds", "voucher"));
    assertThat(observed.span().decisions())
        .contains("compress.conditions=saved:ok", "compress=changed:aggressive");
  }

  @Test
  void answerThatWouldHaveComeFromTheCache_hadNoPromptToMakeShorter() {
    assumeTrue(client.equals(Client.NEWEST));
    String cached = RULE.replace("compress:", "cache: {}, compress:");
    try (Testbed observing = Testbed.start(client, "mode: observe\n" + cached, launch -> launch)) {
      observing.spanOf(question());

      ExportedSpan span = observing.spanOf(question());

      assertThat(span.decisions()).containsExactly("cache=would_hit:exact");
      observing.end();
    }
  }

  private void isAsWritten(StubRequest request) {
    assertThat(request.body().length).isGreaterThan(PROMPT.length());
  }

  private void isShort(StubRequest request) {
    assertThat(request.body().length).isLessThan(PROMPT.length() / 2);
    assertThat(request.bodyText()).contains("12.50", "29", "Which is the cheapest?");
  }

  private AppCommand question() {
    return AppCommand.call(client.library().chat(), PROMPT);
  }
}
