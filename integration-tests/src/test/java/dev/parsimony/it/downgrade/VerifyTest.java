/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
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

/** Answers of cheaper models that real client libraries would get, were they good enough. */
@ParameterizedClass
@FieldSource("CASES")
@SuppressWarnings("NullAway.Init")
class VerifyTest {

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
    String rule = "{name: cheap, downgrade: {force: " + of.target + ", verify: {enabled: true}}}";
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
  @CsvSource({
    "blocking,length,verify_truncated",
    "blocking,empty,verify_empty",
    "blocking,invalid,verify_malformed",
    "async,length,verify_truncated",
    "async,empty,verify_empty"
  })
  void answerThatIsNotGoodEnough_isAskedForAgain_ofTheOwnModel(
      String form, String fault, String reason) {
    AppCommand question = question(reason + fault + form, form).maxRetries(0);
    bed.provider().when(request -> model(request).equals(of.target), fault(fault));

    Testbed.Observed observed = bed.observe(question);

    List<StubRequest> requests = bed.provider().requests();
    assertThat(observed.seen().invalid()).isEmpty();
    assertThat(requests).extracting(VerifyTest::model).containsExactly(of.target, of.model);
    assertThat(observed.seen().text()).isEqualTo(answerTo(requests.get(1)));
    assertThat(observed.span().decisions()).endsWith("resend=original:" + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async"})
  void goodAnswer_isGivenOn(String form) {
    Testbed.Observed observed = bed.observe(question("good " + form, form));

    List<StubRequest> requests = bed.provider().requests();
    assertThat(requests).extracting(VerifyTest::model).containsExactly(of.target);
    assertThat(observed.seen().text()).isEqualTo(answerTo(requests.get(0)));
    assertThat(observed.span().decisions()).endsWith("verify=passed:passed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "async-stream"})
  void stream_isGivenOnUnjudged_andTheSpanSaysSo(String form) {
    Testbed.Observed observed = bed.observe(question("streamed " + form, form));

    assertThat(observed.seen().ok()).isTrue();
    assertThat(observed.span().decisions()).endsWith("verify=bypass:stream");
  }

  private static Fault fault(String name) {
    switch (name) {
      case "length":
        return Faults.length();
      case "empty":
        return Faults.text("");
      default:
        return Faults.invalidJson();
    }
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
