/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
@FieldSource(MovedModel.SOURCE)
@SuppressWarnings("NullAway.Init")
class DowngradeTest {

  private static Testbed bed;

  @Parameter MovedModel of;

  @BeforeParameterizedClassInvocation
  static void start(MovedModel of) {
    bed = of.start("");
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
    Testbed.Observed observed = bed.observe(of.question("moved " + form, form));
    ExportedSpan span = observed.span();

    assertThat(observed.seen().invalid()).isEmpty();
    assertThat(MovedModel.named(bed.provider().requests().get(0))).isEqualTo(of.target());
    assertThat(span.attributes())
        .containsEntry("gen_ai.request.model", of.model())
        .containsEntry("parsimony.model.sent", of.target())
        .containsKey("parsimony.saved.model.estimated_nano_usd");
    assertThat(span.attributes().get("gen_ai.response.model").toString()).startsWith(of.target());
    assertThat(span.decisions()).endsWith("downgrade=moved:forced");
  }

  @ParameterizedTest
  @CsvSource({"blocking,429", "blocking,503", "async,503", "stream,429"})
  void rejectedCall_isNotSentToTheOtherModelAgain_howeverOftenTheLibraryTries(
      String form, int status) {
    AppCommand question = of.question("once " + form + status, form).maxRetries(2);
    bed.provider()
        .when(request -> MovedModel.named(request).equals(of.target()), Faults.status(status));

    assertThat(bed.send(question).ok()).isTrue();
    assertThat(bed.provider().requests())
        .extracting(MovedModel::named)
        .containsExactly(of.target(), of.model());
  }

  @Test
  void saving_hasNoPartOfThoughtsThatTheRequestedModelDoesNotMake() {
    Assumptions.assumeTrue(of.endpoint().equals("chat"));
    ExportedSpan span = bed.observe(of.question("thought about", "blocking")).span();
    long input = (long) span.attributes().get("gen_ai.usage.input_tokens");
    long output = (long) span.attributes().get("gen_ai.usage.output_tokens");
    long thoughts = (long) span.attributes().get("gen_ai.usage.reasoning.output_tokens");
    long cost = (long) span.attributes().get("parsimony.cost.nano_usd");

    assertThat(thoughts).isPositive();
    assertThat(span.attributes())
        .containsEntry(
            "parsimony.saved.model.estimated_nano_usd",
            input * 2_500 + (output - thoughts) * 10_000 - cost);
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
    AppCommand question = of.question("rejected " + form + status, form).maxRetries(0);
    bed.provider()
        .when(request -> MovedModel.named(request).equals(of.target()), Faults.status(status));

    AppResult seen = bed.send(question);

    List<StubRequest> requests = bed.provider().requests();
    assertThat(seen.ok()).isTrue();
    assertThat(seen.invalid()).isEmpty();
    assertThat(requests).extracting(MovedModel::named).containsExactly(of.target(), of.model());
    assertThat(seen.text()).isEqualTo(ProviderStub.answerTo(requests.get(1)));
  }
}
