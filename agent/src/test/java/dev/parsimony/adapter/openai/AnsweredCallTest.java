/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.http.HttpResponse;
import dev.parsimony.adapter.openai.Rig.Way;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnsweredCallTest {

  @ParameterizedTest
  @EnumSource
  void answer_skipsTheNetwork(Way way) throws Throwable {
    ScriptedPolicy policy = ScriptedPolicy.saying(() -> Verdict.answer(Chat.answer(Chat.REPLY)));
    try (Rig rig = new Rig(policy)) {
      HttpResponse given = rig.call(way);

      assertThat(given.statusCode()).isEqualTo(200);
      assertThat(given.headers().values("content-type")).containsExactly("application/json");
      assertThat(Rig.text(given)).isEqualTo(Chat.REPLY);
      given.close();
      assertThat(rig.transport.sent()).isEmpty();
      assertThat(policy.journal()).containsExactly("scripted.before", "scripted.ended");
      Exchange exchange = rig.exchange();
      assertThat(exchange.servedBy()).isEqualTo(ServedBy.CACHE);
      assertThat(exchange.cost()).isZero();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void answerThatCannotBeGiven_isAskedOfTheProvider_andToldSo(Way way) throws Throwable {
    WireReply broken =
        new WireReply(
            200,
            Chat.JSON,
            () -> {
              throw new IllegalStateException("lost");
            });
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(broken)))) {
      rig.transport.respond(new FakeResponse(200, Chat.REPLY));

      assertThat(Rig.text(rig.call(way))).isEqualTo(Chat.REPLY);

      Exchange exchange = rig.exchange();
      assertThat(exchange.servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(exchange.cost()).isPositive();
      assertThat(rig.engine.suppressed()).isEqualTo(1);
    }
  }
}
