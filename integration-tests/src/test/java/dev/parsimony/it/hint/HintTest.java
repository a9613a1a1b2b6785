/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.regex.Pattern;
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

/** A prompt that is marked for the provider's own cache, through the real client libraries. */
@ParameterizedClass
@FieldSource("CLIENTS")
@SuppressWarnings("NullAway.Init")
class HintTest {

  static final List<Client> CLIENTS =
      Stream.concat(
              Client.ANTHROPIC.stream(), Stream.of(Client.NEWEST, Client.newest(Client.BEDROCK)))
          .toList();

  private static final String RULE = "rules: [{name: all, hint: {}}]\n";
  private static final String SYSTEM = "The ship lay at the quay for a week. ".repeat(600);
  private static final String WRITTEN = "gen_ai.usage.cache_creation.input_tokens";
  private static final String CLAUDE = "\"cache_control\":{\"type\":\"ephemeral\"}";
  private static final String CONVERSE = "{\"cachePoint\":{\"type\":\"default\"}}";
  private static final String OPENAI = "\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}";

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
  void promptThatComesAgain_leavesMarked_isAnsweredAlike_andTheSpanSaysSo(String form) {
    assumeHas(form);
    AppCommand question = question(form);
    AppResult first = bed.send(question);

    Testbed.Observed observed = bed.observe(question);

    assertThat(observed.seen().error()).isEmpty();
    assertThat(observed.seen().text()).isEqualTo(first.text()).isNotEmpty();
    List<StubRequest> requests = bed.provider().requests();
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).bodyText()).doesNotContain(mark());
    // Behind the system prompt, and behind the question.
    assertThat(requests.get(1).bodyText().split(Pattern.quote(mark()), -1)).hasSize(3);
    assertThat(observed.span().decisions())
        .contains(decision())
        .noneMatch(decision -> decision.startsWith("resend"));
    if (Client.ANTHROPIC.contains(client)) {
      assertThat((Long) observed.span().attributes().get(WRITTEN)).isPositive();
    }
  }

  @Test
  void olderModelOfOpenAi_getsAKeyAlone() {
    assumeTrue(client.equals(Client.NEWEST));
    AppCommand question = question("key").model("gpt-4o-mini").form("blocking");
    AppResult first = bed.send(question);

    assertThat(bed.spanOf(question).decisions()).contains("hint=marked:30m");
    AppResult second = bed.send(question);

    assertThat(second.text()).isEqualTo(first.text()).isNotEmpty();
    String body = bed.provider().requests().get(0).bodyText();
    assertThat(body).contains("\"prompt_cache_key\":\"").doesNotContain("prompt_cache_breakpoint");
    assertThat(bed.provider().requests())
        .extracting(StubRequest::bodyText)
        .containsExactly(body, body, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void refusedMarks_areTakenOff_andNotTriedAgain(String form) {
    assumeHas(form);
    bed.provider().when(sent -> sent.bodyText().contains(mark()), Faults.status(400));
    AppCommand question = question("refused " + form).apiKey("sk-" + form).form(form).maxRetries(0);
    bed.send(question);

    Testbed.Observed observed = bed.observe(question);

    assertThat(observed.seen().error()).isEmpty();
    assertThat(observed.seen().text()).isNotEmpty();
    List<StubRequest> requests = bed.provider().requests();
    assertThat(requests).hasSize(3);
    // A prompt of OpenAI's has its key from the first time on.
    String asWritten =
        requests.get(0).bodyText().replaceFirst(",\"prompt_cache_key\":\"[^\"]*\"", "");
    assertThat(requests.get(2).bodyText()).isEqualTo(asWritten);
    assertThat(observed.span().decisions()).contains(decision(), "resend=original:rejected");
    assertThat(bed.spanOf(question).decisions()).contains("hint=bypass:refused");
  }

  @Test
  void whereTheAgentOnlyObserves_nothingIsMarked() {
    assumeTrue(client.equals(Client.newest(Client.ANTHROPIC)));
    try (Testbed observing = Testbed.start(client, "mode: observe\n" + RULE, launch -> launch)) {
      AppCommand question = question("blocking");
      observing.send(question);

      ExportedSpan span = observing.spanOf(question);

      assertThat(observing.provider().requests().get(1).bodyText()).doesNotContain(mark());
      assertThat(span.decisions()).noneMatch(decision -> decision.startsWith("hint"));
      observing.end();
    }
  }

  private AppCommand question(String form) {
    AppCommand call = AppCommand.call(client.library().chat(), "Where is it?");
    AppCommand asked = call.system(form + SYSTEM).form(form.replace("refused ", ""));
    return model().isEmpty() ? asked : asked.model(model());
  }

  private void assumeHas(String form) {
    List<String> forms = client.library().forms().get(client.library().chat());
    assumeTrue(forms != null && forms.contains(form));
  }

  private String model() {
    return client.equals(Client.NEWEST)
        ? "gpt-6-sol"
        : Client.BEDROCK.contains(client) ? "anthropic.claude-sonnet-5" : "";
  }

  private String mark() {
    return client.equals(Client.NEWEST)
        ? OPENAI
        : Client.BEDROCK.contains(client) ? CONVERSE : CLAUDE;
  }

  private String decision() {
    return client.equals(Client.NEWEST) ? "hint=marked:30m" : "hint=marked:5m";
  }
}
