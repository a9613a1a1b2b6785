/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.telemetry.SharedTestbed;
import dev.parsimony.it.telemetry.Testbed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that ask for the same in other words, through the real client library. */
class OtherWordsTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: exact
          match: {header: {X-Exact: '*'}}
          cache: {retry-window: 0s, ignore-headers: [X-Exact]}
        - name: everything
          cache:
            ttl: 1h
            retry-window: 0s
            normalise: [white-space, case, uuids]
      """;
  private static final String ID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final String OTHER_ID = "9c858901-8a57-4791-81fe-4c455b099bc9";

  @RegisterExtension static final SharedTestbed SHARED = new SharedTestbed(CONFIG);

  private final Testbed bed = SHARED.bed();

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void sameInOtherWords_isAnsweredWithoutTheNetwork_andTold(String form) {
    AppResult first = bed.send(AppCommand.chat("What is a  heap in " + form + "?").form(form));
    int before = bed.provider().calls();

    Testbed.Observed second =
        bed.observe(AppCommand.chat("what is a heap in " + form + "? \n").form(form));

    assertThat(bed.provider().calls()).isEqualTo(before);
    assertThat(second.span().servedBy()).isEqualTo("cache");
    assertThat(second.span().decisions()).containsExactly("cache=hit:normalised");
    assertThat(second.seen().ok()).isTrue();
    assertThat(second.seen().invalid()).isEmpty();
    assertThat(second.seen().text()).isEqualTo(first.text()).isNotEmpty();
  }

  @Test
  void headers_tellThatItIsNotTheVerySame() {
    bed.send(AppCommand.chat("What is  raw?").form("raw"));

    assertThat(bed.send(AppCommand.chat("What is raw?").form("raw")).headers())
        .containsEntry("x-parsimony-cache", "hit")
        .containsEntry("x-parsimony-cache-match", "normalised");
    assertThat(bed.send(AppCommand.chat("What is  raw?").form("raw")).headers())
        .containsEntry("x-parsimony-cache", "hit")
        .doesNotContainKey("x-parsimony-cache-match");
  }

  @Test
  void whereTheRuleSaysNothing_orMoreDiffers_theProviderIsAsked() {
    bed.send(AppCommand.chat("What is  5 mg?"));

    AppCommand exact = AppCommand.chat("what is 5 mg?").header("X-Exact", "yes");
    assertThat(bed.spanOf(exact).servedBy()).isEqualTo("provider");
    assertThat(bed.spanOf(AppCommand.chat("What is 5 kg?")).servedBy()).isEqualTo("provider");
    assertThat(bed.spanOf(AppCommand.chat("What is not 5 mg?")).servedBy()).isEqualTo("provider");
    assertThat(bed.spanOf(AppCommand.chat("What is \"5  mg\"?")).servedBy()).isEqualTo("provider");
  }

  @Test
  void embeddings_areThoseOfTheVeryText() {
    bed.send(AppCommand.call("embeddings", "two  blanks"));

    assertThat(bed.spanOf(AppCommand.call("embeddings", "two blanks")).servedBy())
        .isEqualTo("provider");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "stream"})
  void id_mayBeAnother_whereTheAnswerDoesNotSayIt(String form) {
    AppResult first = bed.send(AppCommand.chat("Request " + ID + ": sort " + form).form(form));

    Testbed.Observed other =
        bed.observe(AppCommand.chat("Request " + OTHER_ID + ": sort " + form).form(form));

    assertThat(other.span().decisions()).containsExactly("cache=hit:normalised");
    assertThat(other.seen().text()).isEqualTo(first.text());
  }
}
