/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the real client libraries that go to a cheaper model. */
@ParameterizedClass
@FieldSource("CASES")
@SuppressWarnings("NullAway.Init")
class DowngradeTest {

  static final List<Case> CASES =
      List.of(
          new Case(Client.NEWEST, "chat", "gpt-4o", "gpt-5-nano"),
          new Case(
              Client.ANTHROPIC.get(Client.ANTHROPIC.size() - 1),
              "messages",
              "claude-opus-4-5",
              "claude-haiku-4-5"));

  private static Testbed bed;

  @Parameter Case of;

  @BeforeParameterizedClassInvocation
  static void start(Case of) {
    String rule = "{name: cheap, downgrade: {force: " + of.target + "}}";
    bed = Testbed.start(of.client, "mode: optimize\nrules: [" + rule + "]\n", launch -> launch);
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
  void call_goesToTheOtherModel_andTheSpanTellsAllThree(String form) {
    Testbed.Observed observed = bed.observe(question("moved " + form, form));
    ExportedSpan span = observed.span();

    assertThat(observed.seen().invalid()).isEmpty();
    assertThat(model(bed.provider().requests().get(0))).isEqualTo(of.target);
    assertThat(span.attributes())
        .containsEntry("gen_ai.request.model", of.model)
        .containsEntry("parsimony.model.sent", of.target)
        .containsKey("parsimony.saved.model.estimated_nano_usd");
    assertThat(span.attributes().get("gen_ai.response.model").toString()).startsWith(of.target);
    assertThat(span.decisions()).endsWith("downgrade=moved:forced");
  }

  @ParameterizedTest
  @CsvSource({
    "blocking,400",
    "blocking,404",
    "blocking,429",
    "blocking,500",
    "async,400",
    "async,500",
    "stream,400",
    "stream,429",
    "async-stream,400"
  })
  void rejectedCall_isMadeAsTheApplicationWroteIt(String form, int status) {
    AppCommand question = question("rejected " + form + status, form).maxRetries(0);
    bed.provider().when(request -> model(request).equals(of.target), Faults.status(status));

    AppResult seen = bed.send(question);

    List<StubRequest> requests = bed.provider().requests();
    assertThat(seen.ok()).isTrue();
    assertThat(seen.invalid()).isEmpty();
    assertThat(requests).extracting(DowngradeTest::model).containsExactly(of.target, of.model);
    assertThat(seen.text()).isEqualTo(answerTo(requests.get(1)));
  }

  private static String answerTo(StubRequest request) {
    return ProviderStub.answerTo(request);
  }

  private AppCommand question(String prompt, String form) {
    AppCommand question = AppCommand.call(of.endpoint, prompt).model(of.model).form(form);
    // Without it, OpenAI tells no usage at the end of a stream, and no cost is known.
    return of.endpoint.equals("chat") && form.contains("stream")
        ? question.body("stream_options", Map.of("include_usage", true))
        : question;
  }

  private static String model(StubRequest request) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return body.replaceFirst("(?s).*\"model\":\"([^\"]*)\".*", "$1");
  }

  /** A client, and the models that its calls are moved from and to. */
  record Case(Client client, String endpoint, String model, String target) {}
}
