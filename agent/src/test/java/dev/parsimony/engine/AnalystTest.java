/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.SavedTokens;
import dev.parsimony.policy.compress.LongPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnalystTest {

  private static final String FIRST =
      "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
          + "\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"delta\":"
          + "{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":null}]}\n\n";
  private static final String STREAM =
      FIRST
          + "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
          + "\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"delta\":"
          + "{\"content\":\" there, friend\"},\"finish_reason\":\"stop\"}]}\n\n"
          + "data: [DONE]\n\n";

  private final Analyst analyst = TestEngine.analyst();

  @ParameterizedTest
  @EnumSource(
      value = ServedBy.class,
      names = {"CACHE", "JOINED"})
  void sharedStreamWithoutUsage_savesByEstimate(ServedBy servedBy) {
    Saving saving = saving(Closed.stream(servedBy, STREAM), new SavedTokens(null));

    assertThat(saving.isEstimated()).isTrue();
    assertThat(saving.isImagined()).isFalse();
    assertThat(saving.tokens().input()).isEqualTo(7);
    assertThat(saving.tokens().output()).isEqualTo(4);
    assertThat(saving.cost()).isNull();
  }

  @Test
  void reportedUsage_isNeverEstimated() {
    SavedTokens reported = new SavedTokens(Usage.of(10, 5));

    Saving saving = saving(Closed.stream(ServedBy.CACHE, STREAM), reported);

    assertThat(saving.isEstimated()).isFalse();
    assertThat(saving.tokens().output()).isEqualTo(5);
    assertThat(saving.cost()).isEqualTo(10 * 150 + 5 * 600);
    assertThat(reported.estimate()).isNull();
  }

  @Test
  void storedAnswer_isCountedOnce_byACallThatReceivedAllOfIt() {
    SavedTokens stored = new SavedTokens(null);

    assertThat(saving(Closed.stream(ServedBy.CACHE, FIRST), stored).tokens().output()).isEqualTo(1);
    assertThat(stored.estimate()).isNull();
    assertThat(saving(Closed.stream(ServedBy.CACHE, STREAM), stored).tokens().output())
        .isEqualTo(4);
    assertThat(saving(Closed.stream(ServedBy.CACHE, FIRST), stored).tokens().output()).isEqualTo(4);
  }

  @Test
  void sharedStreamThatBrokeOff_savesNothing() {
    EndedReply broken = Closed.stream(ServedBy.JOINED, null);

    assertThat(exchange(broken, new SavedTokens(null)).savings()).isEmpty();
  }

  @Test
  void refusedCall_failedOnAccountOfTheAgent_andCostAndSavedNothing() {
    Exchange refused = exchange(Closed.whole(ServedBy.REFUSED), new SavedTokens(Usage.of(10, 5)));

    assertThat(refused.servedBy()).isEqualTo(ServedBy.REFUSED);
    assertThat(refused.errorType()).isEqualTo("parsimony.refused");
    assertThat(refused.cost()).isZero();
    assertThat(refused.savings()).isEmpty();
  }

  @Test
  void observedStreamWithoutUsage_wouldSaveByEstimate() {
    EndedReply reply = Closed.stream(ServedBy.PROVIDER, STREAM);
    ClosedCall call = Closed.call(reply, Closed.mode("observe"), PolicyRun.NONE);

    assertThat(requireNonNull(analyst.close(call)).savings()).isEmpty();
    Saving saving = requireNonNull(analyst.close(call)).savings().get(0);

    assertThat(saving.isImagined()).isTrue();
    assertThat(saving.isEstimated()).isTrue();
    assertThat(saving.tokens().output()).isEqualTo(4);
  }

  @Test
  void shorterPrompt_savesItsTokens_atTheirPrice() {
    Saving saving = requireNonNull(analyst.close(shortened())).savings().get(0);

    assertThat(saving.policy()).isEqualTo("compress");
    assertThat(saving.isEstimated()).isTrue();
    assertThat(saving.tokens().input()).isPositive();
    assertThat(saving.cost()).isEqualTo(saving.tokens().input() * 150);
  }

  @Test
  void shorterPromptOfAnotherModel_savesThatModelsTokens() {
    Saving same = requireNonNull(analyst.close(shortened())).savings().get(0);
    Saving other = requireNonNull(analyst.close(shortened("claude-sonnet-5"))).savings().get(0);

    // Of the little that was left out, and not of the whole prompt in a finer tokenizer.
    assertThat(other.tokens().input()).isBetween(1L, same.tokens().input());
  }

  @Test
  void originalThatWasSentAgain_savesNothing() {
    ClosedCall call = shortened();
    call.policies.resent(400);

    assertThat(requireNonNull(analyst.close(call)).savings()).isEmpty();
  }

  private static ClosedCall shortened() {
    return shortened("gpt-4o-mini");
  }

  private static ClosedCall shortened(String model) {
    PolicyCall call = new PolicyCall(Chat.origin(), Closed.facts(), new NoSettings());
    call.keep(new LongPrompt(Closed.facts()));
    String body = Chat.CHANGED.replace("\"H\"", "\"\"").replace("gpt-4o-mini", model);
    WireRequest changed = Chat.request().withBody(body.getBytes(UTF_8));
    ScriptedPolicy policy = ScriptedPolicy.saying(() -> Verdict.proceed(changed));
    PolicyRun run = new PolicyRun(List.of(policy), call);
    run.start();
    return Closed.call(Closed.whole(ServedBy.PROVIDER), Closed.mode("optimize"), run);
  }

  private Saving saving(EndedReply reply, SavedTokens saved) {
    return exchange(reply, saved).savings().get(0);
  }

  private Exchange exchange(EndedReply reply, SavedTokens saved) {
    ClosedCall call = Closed.call(reply, Closed.mode("optimize"), kept(saved));
    return requireNonNull(analyst.close(call), "no exchange");
  }

  private static PolicyRun kept(SavedTokens saved) {
    PolicyCall call = new PolicyCall(Chat.origin(), Closed.facts(), new NoSettings());
    call.keep(saved);
    return new PolicyRun(List.of(), call);
  }

  /** No rule speaks. */
  private static final class NoSettings implements SettingsLookup {

    @Override
    public <S> @Nullable S find(Class<S> type) {
      return null;
    }
  }
}
