/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Answers of cheaper models that real client libraries would get, were they good enough. */
@ParameterizedClass
@FieldSource(MovedModel.JUDGED_SOURCE)
@SuppressWarnings("NullAway.Init")
class VerifyTest {

  private static final int LARGE = 5 << 20;

  private static Testbed bed;

  @Parameter MovedModel of;

  @BeforeParameterizedClassInvocation
  static void start(MovedModel of) {
    bed = of.start(", verify: {enabled: true, streams: true}");
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
  @CsvSource({"length,verify_truncated", "empty,verify_empty", "invalid,verify_malformed"})
  void answerThatIsNotGoodEnough_isAskedForAgain_ofTheOwnModel(String fault, String reason) {
    for (String form : of.judgedForms()) {
      bed.provider().reset();
      bed.provider().when(request -> MovedModel.named(request).equals(of.target()), fault(fault));
      Testbed.Observed observed =
          bed.observe(of.question(reason + fault + form, form).maxRetries(0));

      List<StubRequest> requests = bed.provider().requests();
      assertThat(observed.seen().invalid()).isEmpty();
      assertThat(requests).extracting(MovedModel::named).containsExactly(of.target(), of.model());
      assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(requests.get(1)));
      boolean unread = fault.equals("invalid") && of.isReadByTheLibrary();
      assertThat(observed.span().decisions())
          .endsWith("resend=original:" + (unread ? "failed" : reason));
    }
  }

  @Test
  void goodAnswer_isGivenOn() {
    for (String form : of.judgedForms()) {
      bed.provider().reset();
      Testbed.Observed observed = bed.observe(of.question("good " + form, form));

      List<StubRequest> requests = bed.provider().requests();
      assertThat(requests).extracting(MovedModel::named).containsExactly(of.target());
      assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(requests.get(0)));
      assertThat(observed.span().decisions()).endsWith("verify=passed:passed");
    }
  }

  @Test
  void answerThatIsTooLarge_isGivenOnWhole_andNotJudged() {
    bed.provider().next(Faults.bytes(LARGE));
    Testbed.Observed observed = bed.observe(of.question("large", of.judgedForms().get(0)));

    List<StubRequest> requests = bed.provider().requests();
    assertThat(observed.seen().error()).isEmpty();
    assertThat(requests).extracting(MovedModel::named).containsExactly(of.target());
    assertThat(observed.seen().text().length())
        .isEqualTo(ProviderStub.answerTo(requests.get(0)).length() + 1 + LARGE);
    assertThat(observed.span().decisions()).endsWith("verify=bypass:too_large");
  }

  @Test
  void answerThatBreaksOff_isAskedForAgain_ofTheOwnModel() {
    for (String form : of.judgedForms()) {
      bed.provider().reset();
      bed.provider()
          .when(request -> MovedModel.named(request).equals(of.target()), Faults.closedMidBody());
      Testbed.Observed observed = bed.observe(of.question("cut off " + form, form).maxRetries(0));

      List<StubRequest> requests = bed.provider().requests();
      assertThat(requests).extracting(MovedModel::named).containsExactly(of.target(), of.model());
      assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(requests.get(1)));
    }
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
}
