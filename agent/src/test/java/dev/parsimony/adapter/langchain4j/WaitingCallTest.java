/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.parsimony.adapter.langchain4j.Rig.Way;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.FakeLater;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitingCallTest {

  private final FakeLater later = new FakeLater();
  private final ScriptedPolicy policy = ScriptedPolicy.saying(() -> Verdict.join(later));
  private final Rig rig = new Rig(policy);

  @AfterEach
  void endsOnce() throws Exception {
    rig.close();
    assertThat(policy.journal()).containsOnlyOnce("scripted.ended");
    assertThat(rig.engine.suppressed()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void answerOfTheSameCallInFlight_isGiven(Way way) throws Throwable {
    later.come(Verdict.answer(Chat.answer(Chat.REPLY)));

    assertThat(rig.call(way, Rig.request()).body()).isEqualTo(Chat.REPLY);
    assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.JOINED);
  }

  @Test
  void streamThatWaits_isNotHeld_andHearsTheAnswer() throws Throwable {
    rig.stream();
    assertThat(rig.heard.told).isEmpty();

    later.come(Verdict.answer(Chat.answer("data: x\n\n")));

    assertThat(rig.heard.untilTold("close").told).containsExactly("open 200", "x", "close");
    assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.JOINED);
  }

  @Test
  void answerThatNeverComes_isTheLibrarysTimeout() {
    JdkHttpClient client = JdkHttpClient.builder().readTimeout(Duration.ofMillis(5)).build();

    Object[] outcome = rig.adapter.call("execute", client, new Object[] {Rig.request()});

    assertThat((Throwable) outcome[1])
        .isInstanceOf(TimeoutException.class)
        .cause()
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessage("request timed out");
    assertThat(later.abandoned()).isEqualTo(1);
  }

  @Test
  void streamWhoseAnswerNeverComes_hearsOfTheTimeoutAsTheLibraryTellsIt() throws Throwable {
    JdkHttpClient client = JdkHttpClient.builder().readTimeout(Duration.ofMillis(5)).build();

    rig.stream(client, Rig.streamedRequest(), new DefaultServerSentEventParser());

    assertThat(rig.heard.untilTold("error").errors.get(0))
        .isInstanceOf(TimeoutException.class)
        .cause()
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);
  }
}
