/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Rejection;
import dev.parsimony.policy.Verdict;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenRatios;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that turns calls away is not asked again and again. */
class RestingTest {

  private static final String CHAT = "https://api.openai.com/v1/chat/completions";

  private long nanos = Long.MAX_VALUE - 5;
  private final DowngradePolicy policy =
      new DowngradePolicy(
          PriceTable::standard,
          new TokenRatios(),
          () -> 1_795_000_000_000L,
          () -> nanos,
          Endpoints.NONE,
          null);

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 529, 0, -1})
  void modelThatTurnsThreeAwayInARow_isNotAskedForAWhile_andOthersAre(int status) throws Exception {
    turnedAway(status, 200);
    turnedAway(status, 200);
    assertThat(told("gpt-4o-mini")).isEqualTo("forced");
    turnedAway(status, 200);

    assertThat(told("gpt-4o-mini")).isEqualTo("paused");
    assertThat(told("gpt-4.1-nano")).isEqualTo("forced");
    pass(Duration.ofSeconds(30).minusNanos(1));
    assertThat(told("gpt-4o-mini")).isEqualTo("paused");
    pass(Duration.ofNanos(1));
    assertThat(told("gpt-4o-mini")).isEqualTo("forced");
  }

  @Test
  void firstOneTurnedAwayAfterAPause_beginsTheNext_andAnAnswerEndsIt() throws Exception {
    for (int i = 0; i < 3; i++) {
      turnedAway(429, 200);
    }
    pass(Duration.ofSeconds(30));
    turnedAway(429, 200);
    assertThat(told("gpt-4o-mini")).isEqualTo("paused");

    pass(Duration.ofSeconds(30));
    end(moved("gpt-4o-mini"), null, 200);
    turnedAway(429, 200);
    turnedAway(429, 200);
    assertThat(told("gpt-4o-mini")).isEqualTo("forced");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void whatIsWrongWithTheRequest_pausesNothing(int status) throws Exception {
    for (int i = 0; i < 5; i++) {
      turnedAway(status, 200);
    }

    assertThat(told("gpt-4o-mini")).isEqualTo("forced");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500})
  void whatTheRequestedModelDoesNotAnswerEither_pausesNothing(int asWritten) throws Exception {
    for (int i = 0; i < 5; i++) {
      turnedAway(500, asWritten);
    }

    assertThat(told("gpt-4o-mini")).isEqualTo("forced");
  }

  @Test
  void modelThatUsesUpTheTimeOfTheCallItself_pausesToo() throws Exception {
    for (int i = 0; i < 3; i++) {
      turnedAway(-1, 0);
    }

    assertThat(told("gpt-4o-mini")).isEqualTo("paused");
  }

  @Test
  void modelThatTheApplicationWaitsForNoLonger_pausesToo() throws Exception {
    for (int i = 0; i < 3; i++) {
      end(moved("gpt-4o-mini"), null, 0);
    }

    assertThat(told("gpt-4o-mini")).isEqualTo("paused");
  }

  private void turnedAway(int status, int asWritten) throws Exception {
    end(moved("gpt-4o-mini"), new Rejection(status), asWritten);
  }

  private String told(String target) throws Exception {
    return moved(target).decisions().get(0).reason();
  }

  private PolicyCall moved(String target) throws Exception {
    String body = DowngradePolicyTest.body("gpt-4o", "");
    PolicyCall call = DowngradePolicyTest.call(CHAT, body, DowngradeSettings.forced(target));
    assertThat(policy.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    return call;
  }

  private void end(PolicyCall call, @Nullable Rejection rejection, int status) {
    if (rejection != null) {
      call.keep(rejection);
    }
    policy.ended(
        call,
        EndedReply.read(ServedBy.PROVIDER, status, WireHeaders.NONE, null, false, any -> null));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
