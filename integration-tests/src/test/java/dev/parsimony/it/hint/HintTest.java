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

  static final List<Client> CLIENTS = Client.ANTHROPIC;

  private static final String RULE = "rules: [{name: all, hint: {}}]\n";
  private static final String SYSTEM = "The ship lay at the quay for a week. ".repeat(600);
  private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\"}";

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
    AppCommand question = question(form);
    AppResult first = bed.send(question);

    Testbed.Observed observed = bed.observe(question);

    assertThat(observed.seen().error()).isEmpty();
    assertThat(observed.seen().text()).isEqualTo(first.text()).isNotEmpty();
    List<StubRequest> requests = bed.provider().requests();
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).bodyText()).doesNotContain(MARK);
    assertThat(requests.get(1).bodyText())
        .contains("\"text\":\"" + form + SYSTEM + "\"," + MARK, "\"Where is it?\"," + MARK);
    ExportedSpan span = observed.span();
    assertThat(span.decisions())
        .contains("hint=marked:5m")
        .noneMatch(decision -> decision.startsWith("resend"));
    assertThat((Long) span.attributes().get("gen_ai.usage.cache_creation.input_tokens"))
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void refusedMarks_areTakenOff_andNotTriedAgain(String form) {
    bed.provider().when(sent -> sent.bodyText().contains(MARK), Faults.status(400));
    AppCommand question = question("refused " + form).apiKey("sk-" + form).form(form).maxRetries(0);
    bed.send(question);

    Testbed.Observed observed = bed.observe(question);

    assertThat(observed.seen().error()).isEmpty();
    assertThat(observed.seen().text()).isNotEmpty();
    List<StubRequest> requests = bed.provider().requests();
    assertThat(requests).hasSize(3);
    assertThat(requests.get(2).bodyText()).isEqualTo(requests.get(0).bodyText());
    assertThat(observed.span().decisions()).contains("hint=marked:5m", "resend=original:rejected");
    assertThat(bed.spanOf(question).decisions()).contains("hint=bypass:refused");
  }

  @Test
  void whereTheAgentOnlyObserves_nothingIsMarked() {
    assumeTrue(client.equals(Client.newest(CLIENTS)));
    try (Testbed observing = Testbed.start(client, "mode: observe\n" + RULE, launch -> launch)) {
      AppCommand question = question("blocking");
      observing.send(question);

      ExportedSpan span = observing.spanOf(question);

      assertThat(observing.provider().requests().get(1).bodyText()).doesNotContain(MARK);
      assertThat(span.decisions()).noneMatch(decision -> decision.startsWith("hint"));
      observing.end();
    }
  }

  private AppCommand question(String form) {
    AppCommand call = AppCommand.call(client.library().chat(), "Where is it?");
    return call.system(form + SYSTEM).form(form.replace("refused ", ""));
  }
}
