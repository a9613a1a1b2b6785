/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.flex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.policy.FlexSettings;
import dev.parsimony.policy.Pauses;
import dev.parsimony.policy.TargetTimeout;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlexPolicyTest {

  private static final String ASKED = "{\"model\": \"gpt-5-mini\", \"messages\": [ ]}";

  private final FlexCalls calls = new FlexCalls();

  @Test
  void callOfAModelThatIsSoldThere_namesTheTier_andKeepsEveryOtherByte() throws Exception {
    FlexCalls.Sent sent = calls.send(ASKED);

    assertThat(sent.decision()).isEqualTo("flex=moved(cheaper)");
    assertThat(sent.body())
        .isEqualTo("{\"model\": \"gpt-5-mini\", \"messages\": [ ],\"service_tier\":\"flex\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, no_flex",
    "gpt-5-chat-latest, no_flex",
    "gpt-99, no_flex",
    "ft:gpt-4o:acme::1, no_flex",
    "'', no_flex"
  })
  void modelThatIsNotKnownToBeSoldThere_isLeftAlone(String model, String reason) throws Exception {
    assertStays(ASKED.replace("gpt-5-mini", model), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"auto\"", "\"default\"", "\"flex\"", "\"priority\"", "null", "{}"})
  void callThatNamesATierItself_isLeftAlone(String tier) throws Exception {
    assertStays(ASKED.replace("{\"m", "{\"service_tier\":" + tier + ",\"m"), "own_tier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.openai.azure.com/openai/deployments/a/chat/completions?api-version=1",
        "https://api.groq.com/openai/v1/chat/completions"
      })
  void otherProviderOfTheFormat_isLeftAlone(String url) throws Exception {
    calls.url(url);

    assertStays(ASKED, "no_flex");
  }

  @Test
  void formatWithoutTiers_isLeftAlone() throws Exception {
    calls.url("https://api.openai.com/v1/embeddings");

    assertStays("{\"model\":\"gpt-5-mini\",\"input\":\"a\"}", "no_tier");
  }

  @Test
  void ruleThatSaysNo_isANo() throws Exception {
    calls.settings(FlexSettings.defaults().disabled());

    assertStays(ASKED, "disabled");
  }

  @Test
  void withoutARule_nothingIsSaid() throws Exception {
    calls.settings(null);

    assertThat(calls.send(ASKED).isMoved()).isFalse();
    assertThat(calls.send(ASKED).decisions()).isEmpty();
  }

  @Test
  void requestThatCannotBeRead_isForTheEngineToSend() {
    assertThatThrownBy(() -> calls.before("{\"model\":\"gpt-5-mini\"}", "[]"))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> calls.before("{\"model\":\"gpt-5-mini\"}", "{"))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void callWithTooLittleTime_isLeftAlone() throws Exception {
    assertThat(calls.timeout(Duration.ofMinutes(5)).send(ASKED).isMoved()).isTrue();
    calls.timeout(Duration.ofMinutes(5).minusNanos(1));

    assertStays(ASKED, "short_timeout");
  }

  @Test
  void callWhoseLimitIsNotKnown_isLeftAlone_unlessTheRuleAsksForNone() throws Exception {
    calls.timeout(Duration.ZERO);

    assertStays(ASKED, "unknown_timeout");
    assertThat(
            calls
                .settings(FlexSettings.defaults().withMinTimeout(Duration.ZERO))
                .send(ASKED)
                .isMoved())
        .isTrue();
  }

  @Test
  void callThatAnotherPolicyHurries_isLeftAlone() throws Exception {
    calls.keeping(new TargetTimeout(Duration.ofSeconds(5).toNanos()));

    assertStays(ASKED, "short_timeout");
  }

  @Test
  void halfOfTheTimeIsForTheTierThatWasAskedFor_unlessTheRuleSaysOtherwise() throws Exception {
    long minutes = Duration.ofMinutes(10).toNanos();
    assertThat(calls.send(ASKED).patience().nanos(minutes, 0)).isEqualTo(minutes / 2);

    FlexCalls.Sent told =
        calls.settings(FlexSettings.defaults().withPatience(Duration.ofSeconds(90))).send(ASKED);

    assertThat(told.patience().nanos(minutes, 0)).isEqualTo(Duration.ofSeconds(90).toNanos());
  }

  @ParameterizedTest
  @CsvSource({"rejected, 200", "timeout, 200", "failed, 200", "rejected, 429", "rejected, 503"})
  void refusedModel_pausesForAWhile_andOthersGoOn(String why, int status) throws Exception {
    calls.send(ASKED).resent(why).ended(status);

    assertStays(ASKED, "paused");
    assertThat(calls.send(ASKED.replace("mini", "nano")).isMoved()).isTrue();
    calls.pass(Duration.ofMinutes(5).minusNanos(1));
    assertStays(ASKED, "paused");
    calls.pass(Duration.ofNanos(1));
    assertThat(calls.send(ASKED).isMoved()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"rejected, 401", "rejected, 400", "failed, 0", "verify_empty, 200"})
  void whatIsNotTheTiersFault_pausesNothing(String why, int status) throws Exception {
    calls.send(ASKED).resent(why).ended(status);

    assertThat(calls.send(ASKED).isMoved()).isTrue();
  }

  @Test
  void answeredCall_pausesNothing() throws Exception {
    calls.send(ASKED).ended(200);

    assertThat(calls.send(ASKED).isMoved()).isTrue();
  }

  @Test
  void pauses_areBounded_andTheOldestIsForgotten() {
    Pauses pauses = new Pauses(() -> Long.MAX_VALUE);
    for (int i = 0; i < 300; i++) {
      pauses.begin("model " + i, Duration.ofMinutes(1));
    }

    assertThat(pauses.holds("model 0")).isFalse();
    assertThat(pauses.holds("model 299")).isTrue();
  }

  private void assertStays(String body, String reason) throws Exception {
    FlexCalls.Sent sent = calls.send(body);
    assertThat(sent.decision()).isEqualTo("flex=bypass(" + reason + ")");
    assertThat(sent.isMoved()).isFalse();
  }
}
