/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.Slow;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.SharedTestbed;
import dev.parsimony.it.telemetry.Testbed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Background calls at the provider's cheaper tier, through the real client library. */
class FlexTest {

  private static final String RULES =
      "mode: optimize\n"
          + "rules:\n"
          + "- {name: hasty, match: {model: gpt-5-nano}, flex: {patience: 300ms, pause: 0s}}\n"
          + "- {name: stored, match: {model: gpt-5.2}, flex: {}, cache: {}}\n"
          + "- {name: background, match: {thread: 'scenario-*'}, flex: {}}\n"
          + "- {name: asked, match: {header: {X-Job: '*'}}, flex: {}}\n";
  private static final String FLEX = "\"service_tier\":\"flex\"";
  /* Longer than any test: the stub waits until the client leaves, or it is closed itself. */
  private static final Duration FOR_EVER = Duration.ofHours(1);

  @RegisterExtension static final SharedTestbed SHARED = new SharedTestbed(RULES);

  private final Testbed bed = SHARED.bed();

  @ParameterizedTest
  @CsvSource({
    "chat, blocking",
    "chat, async",
    "chat, stream",
    "chat, async-stream",
    "responses, blocking",
    "responses, async"
  })
  void callInTheBackground_isAskedAtTheCheaperTier_andCostsHalf(String endpoint, String form) {
    bed.settle();
    bed.begin("job", question(endpoint, form));
    AppResult seen = bed.app().await("job");
    ExportedSpan span = bed.awaitSpans().get(0);

    assertThat(seen.error()).isEmpty();
    StubRequest sent = bed.provider().requests().get(0);
    assertThat(sent.bodyText()).contains(FLEX);
    assertThat(seen.text()).isEqualTo(ProviderStub.answerTo(sent));
    assertThat(span.decisions()).contains("flex=moved:cheaper");
    assertThat(span.attributes())
        .containsEntry("openai.response.service_tier", "flex")
        .doesNotContainKey("openai.request.service_tier")
        .containsEntry(
            "parsimony.saved.flex.nano_usd", span.attributes().get("parsimony.cost.nano_usd"));
  }

  @Test
  void callOfAnotherThread_leavesAsItWasWritten_andASettingOfItsOwnStays() {
    AppCommand question = question("chat", "blocking");
    ExportedSpan elsewhere = bed.spanOf(question);
    ExportedSpan own =
        bed.spanOf(question.header("X-Job", "nightly").body("service_tier", "default"));

    assertThat(elsewhere.decisions()).noneMatch(decision -> decision.startsWith("flex"));
    assertThat(own.decisions()).contains("flex=bypass:own_tier");
    assertThat(bed.provider().requests()).noneMatch(sent -> sent.bodyText().contains(FLEX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void tierWithoutRoom_isLeftInTheSameCall_andPaused(String form) {
    String model =
        Map.of("blocking", "o3", "async", "o4-mini", "stream", "gpt-5.4")
            .getOrDefault(form, "gpt-5.5");
    bed.provider().when(FlexTest::isFlex, Faults.flexUnavailable());
    AppCommand question =
        question("chat", form).model(model).header("X-Job", "nightly").maxRetries(0);

    Testbed.Observed refused = bed.observe(question);
    ExportedSpan next = bed.spanOf(question);

    assertThat(refused.seen().error()).isEmpty();
    List<StubRequest> sent = bed.provider().requests();
    assertThat(sent).hasSize(3);
    assertThat(refused.seen().text()).isEqualTo(ProviderStub.answerTo(sent.get(1)));
    assertThat(sent.get(0).bodyText()).contains(FLEX);
    assertThat(sent.get(1).bodyText()).isEqualTo(sent.get(0).bodyText().replace("," + FLEX, ""));
    assertThat(refused.span().decisions())
        .contains("flex=moved:cheaper", "resend=original:rejected");
    assertThat(refused.span().attributes())
        .containsEntry("openai.response.service_tier", "default")
        .doesNotContainKey("parsimony.saved.flex.nano_usd");
    assertThat(next.decisions()).contains("flex=bypass:paused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"async", "async-stream"})
  void tierThatTakesTooLong_isLeftInTheSameCall(String form) {
    bed.provider().when(FlexTest::isFlex, Slow.of(FOR_EVER, Duration.ZERO));
    AppCommand question = question("chat", form).model("gpt-5-nano").maxRetries(0);

    Testbed.Observed observed = bed.observe(question);

    assertThat(observed.seen().error()).isEmpty();
    assertThat(observed.seen().text())
        .isEqualTo(ProviderStub.answerTo(bed.provider().requests().get(1)));
    assertThat(observed.span().decisions()).contains("resend=original:timeout");
  }

  @Test
  void callWithLittleTime_isNotMoved() {
    ExportedSpan span =
        bed.spanOf(question("chat", "blocking").header("X-Job", "nightly").timeoutMillis(20_000));

    assertThat(span.decisions()).contains("flex=bypass:short_timeout");
  }

  @Test
  void answerOfTheCheaperTier_isOneOfTheSameQuestion() {
    AppCommand question = question("chat", "blocking").model("gpt-5.2");
    AppResult first = bed.send(question);

    bed.settle();

    bed.begin("again", question);
    AppResult again = bed.app().await("again");
    ExportedSpan span = bed.awaitSpans().get(0);

    assertThat(span.servedBy()).isEqualTo("cache");
    assertThat(again.text()).isEqualTo(first.text()).isNotEmpty();
    assertThat(bed.provider().requests()).hasSize(1);
    assertThat(span.attributes())
        .containsEntry("parsimony.cost.nano_usd", 0L)
        .doesNotContainKey("parsimony.saved.flex.nano_usd");
  }

  private static boolean isFlex(StubRequest request) {
    return request.bodyText().contains(FLEX);
  }

  private static AppCommand question(String endpoint, String form) {
    AppCommand question =
        AppCommand.call(endpoint, "Who built the old bridge? " + form)
            .model("gpt-5-mini")
            .form(form)
            .timeoutMillis(600_000);
    return endpoint.equals("chat") && form.contains("stream")
        ? question.body("stream_options", Map.of("include_usage", true))
        : question;
  }
}
