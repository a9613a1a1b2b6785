/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.SharedTestbed;
import dev.parsimony.it.telemetry.Testbed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stored answer carries when it is given again, and how long it is given. */
class HitTest {

  private static final String READER = "X-Reader";
  private static final Duration BRIEF = Duration.ofSeconds(2);
  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: fresh
          match: {header: {X-Fresh: '*'}}
          cache: {enabled: false}
        - name: brief
          match: {header: {X-Reader: 'brief*'}}
          cache: {ttl: 2s, retry-window: 0s, ignore-headers: [X-Reader]}
        - name: tools
          match: {header: {X-Tools: '*'}}
          cache: {ttl: 1h, retry-window: 0s, tool-calls: true, safe-tools: [add_numbers]}
        - name: everything
          cache: {ttl: 1h, retry-window: 0s, ignore-headers: [X-Reader]}
      """;

  @RegisterExtension static final SharedTestbed SHARED = new SharedTestbed(CONFIG);

  private final Testbed bed = SHARED.bed();

  @ParameterizedTest
  @ValueSource(strings = {"raw", "raw-stream"})
  void hit_carriesTheHeadersThatAreStillTrue_andNoOthers(String form) {
    AppCommand question = AppCommand.chat("headers " + form).form(form);
    AppResult first = bed.send(question);

    AppResult hit = bed.send(question);

    assertThat(first.headers())
        .containsKeys("set-cookie", "date", "x-ratelimit-remaining-requests", "cf-ray");
    assertThat(hit.status()).isEqualTo(200);
    assertThat(hit.headers())
        .containsOnlyKeys(
            "content-type", "x-request-id", "openai-version", "age", "x-parsimony-cache")
        .containsEntry("content-type", first.headers().get("content-type"))
        .containsEntry("x-request-id", first.headers().get("x-request-id"))
        .containsEntry("openai-version", first.headers().get("openai-version"))
        .containsEntry("x-parsimony-cache", "hit");
    assertThat(hit.headers().get("age")).containsOnlyDigits();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void whatAsksAboutAMomentOrTellsOfAPerson_isAskedEachTime(String form) {
    AppCommand moment = AppCommand.chat("What is new today? " + form).form(form);
    AppCommand person = AppCommand.chat("I am jane@example.org, " + form).form(form);
    bed.send(moment);
    bed.send(person);

    assertThat(bed.spanOf(moment).decisions()).containsExactly("cache=bypass:time_words");
    assertThat(bed.spanOf(person).decisions()).containsExactly("cache=bypass:personal_content");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void callOfAToolThatActs_isAskedForEachTime_andOfOneThatLooksUpOnce(String form) {
    AppCommand asking = AppCommand.chat("[tools] " + form).form(form).header("X-Tools", "yes");
    for (String tool : List.of("send_mail", "get_mail", "add_numbers")) {
      bed.send(asking.body("tools", List.of(offered(tool))));
    }

    assertThat(bed.spanOf(asking.body("tools", List.of(offered("send_mail")))).decisions())
        .containsExactly("cache=bypass:side_effect_tools");
    for (String tool : List.of("get_mail", "add_numbers")) {
      assertThat(bed.spanOf(asking.body("tools", List.of(offered(tool)))).decisions())
          .containsExactly("cache=hit:exact");
    }
  }

  @Test
  void callThatARuleOfItsOwnKeepsAway_isAskedThoughAnAnswerIsThere() {
    AppCommand question = AppCommand.chat("asked for anew");
    bed.send(question);
    bed.provider().reset();

    ExportedSpan asked = bed.spanOf(question.header("X-Fresh", "yes"));

    assertThat(asked.decisions()).containsExactly("cache=bypass:disabled");
    assertThat(bed.provider().requests()).hasSize(1);
  }

  @Test
  void hitInAnotherForm_saysWhatItIs() {
    AppCommand whole = AppCommand.chat("stored whole");
    AppCommand stream =
        AppCommand.chat("stored as a stream").body("stream_options", Map.of("include_usage", true));
    bed.send(whole);
    bed.send(stream.form("stream"));

    assertThat(bed.send(whole.form("raw-stream")).headers())
        .containsEntry("content-type", "text/event-stream");
    assertThat(bed.send(stream.form("raw")).headers())
        .containsEntry("content-type", "application/json");
  }

  @Test
  void hitOfAStreamWithoutUsage_tellsWhatItSavedByEstimate() {
    AppCommand question = AppCommand.chat("[words:9] without usage").form("stream");
    Map<String, Object> bought = bed.spanOf(question).attributes();

    for (int i = 0; i < 2; i++) {
      assertThat(bed.spanOf(question).attributes())
          .containsEntry("parsimony.served_by", "cache")
          .containsEntry(
              "parsimony.saved.estimated_input_tokens",
              bought.get("parsimony.estimated.input_tokens"))
          .containsEntry(
              "parsimony.saved.estimated_output_tokens",
              bought.get("parsimony.estimated.output_tokens"))
          .containsEntry("parsimony.cost.nano_usd", 0L)
          .doesNotContainKeys(
              "parsimony.saved.input_tokens",
              "parsimony.saved.output_tokens",
              "parsimony.saved.nano_usd",
              "parsimony.estimated.input_tokens");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // the time to live of the rule that stored it, and of the one that asks now
    "brief, brief too, 'cache=miss:(expired|not_found)'",
    "other, brief, cache=miss:expired",
  })
  void answer_isServedUntilItsTimeIsOver(String writer, String reader, String reason) {
    AppCommand question = AppCommand.chat("for a while " + reader).form("raw");
    AppCommand again = question.header(READER, reader);
    int before = bed.provider().calls();
    long start = System.nanoTime();
    AppResult first = bed.send(question.header(READER, writer));

    Testbed.Observed seen = bed.observe(again);
    while (seen.seen().headers().containsKey("x-parsimony-cache")) {
      assertThat(Integer.parseInt(seen.seen().headers().get("age"))).isBetween(0, 1);
      assertThat(seen.seen().response()).isEqualTo(first.response());
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MINUTES.toNanos(1));
      seen = bed.observe(again);
    }

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(BRIEF.toNanos());
    assertThat(seen.span().decisions().get(0)).matches(reason);
    assertThat(seen.seen().response()).isNotEqualTo(first.response());
    assertThat(bed.provider().calls()).isEqualTo(before + 2);
  }

  private static Object offered(String tool) {
    return Map.of("type", "function", "function", Map.of("name", tool, "parameters", Map.of()));
  }
}
