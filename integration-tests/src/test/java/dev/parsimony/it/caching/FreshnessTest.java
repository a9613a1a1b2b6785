/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parsimony.engine.Await;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.SharedTestbed;
import dev.parsimony.it.telemetry.Testbed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a stored answer gives way to a new one, through the real openai-java. */
class FreshnessTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: spread
          match: {header: {X-Rule: spread}}
          cache: {ttl: 6s, jitter: 0.5, retry-window: 0s}
        - name: stale
          match: {header: {X-Rule: stale}}
          cache: {ttl: 1s, stale-while-revalidate: 1h, retry-window: 0s}
        - name: creative
          match: {header: {X-Rule: creative}}
          cache: {answers: 2, max-temperature: 1, retry-window: 0s}
        - name: everything
          cache: {ttl: 1h, retry-window: 0s}
      """;

  @RegisterExtension static final SharedTestbed SHARED = new SharedTestbed(CONFIG);

  private final Testbed bed = SHARED.bed();

  @Test
  void answersBoughtTogether_doNotEndInTheOrderInWhichTheyWereBought() {
    List<AppCommand> questions =
        IntStream.range(0, 12)
            .mapToObj(i -> AppCommand.chat("spread " + i).form("raw").header("X-Rule", "spread"))
            .collect(Collectors.toList());
    questions.forEach(bed::send);

    List<AppCommand> alive = new ArrayList<>(questions);
    List<AppCommand> ended = new ArrayList<>();
    while (!alive.isEmpty()) {
      List<AppCommand> over = alive.stream().filter(question -> !isHit(question)).toList();
      ended.addAll(over);
      alive.removeAll(over);
      // More than a collector is sent at a time would be dropped.
      bed.settle();
    }

    assertThat(ended).containsExactlyInAnyOrderElementsOf(questions).isNotEqualTo(questions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void nameOfAModel_thatStandsForANewSnapshot_endsWhatTheOldOneAnswered(String form) {
    AppCommand question = AppCommand.chat("of the old one " + form).form(form);
    AppCommand other = AppCommand.chat("[snapshot:gpt-4o-for-" + form + "] moved").form(form);
    bed.send(question);
    assertThat(bed.spanOf(question).decisions()).containsExactly("cache=hit:exact");

    bed.send(other);

    assertThat(bed.spanOf(question).decisions())
        .containsExactly("cache=miss:model_moved", "cache=stored:ok");
    assertThat(bed.spanOf(question).decisions()).containsExactly("cache=hit:exact");
    assertThat(bed.spanOf(other).decisions()).containsExactly("cache=hit:exact");
    assertThat(bed.provider().calls()).isEqualTo(3);
  }

  @Test
  void answersPastTheirTime_areGivenWhileAnotherCallAsksForTheNewOne() throws Exception {
    List<AppCommand> questions =
        Stream.of("blocking", "async", "stream", "async-stream")
            .map(form -> AppCommand.chat("stale " + form).form(form).header("X-Rule", "stale"))
            .toList();
    List<String> old = questions.stream().map(question -> bed.send(question).text()).toList();
    awaitEndOfASecond();
    for (int i = 0; i < questions.size(); i++) {
      bed.settle();
      isGivenWhileAnotherAsks(questions.get(i), old.get(i));
    }
  }

  @Test
  void renewalThatFails_isToldToItsCaller_andOthersGetTheOldAnswer() {
    AppCommand question = AppCommand.chat("stale and failing").header("X-Rule", "stale");
    String old = bed.send(question).text();
    awaitEndOfASecond();
    bed.provider().next(Faults.status(503));

    assertThat(bed.send(question.maxRetries(0)).error().path("status").asInt()).isEqualTo(503);
    assertThat(bed.send(question).text()).isEqualTo(old);
    assertThat(bed.provider().calls()).isEqualTo(2);
  }

  private void isGivenWhileAnotherAsks(AppCommand question, String old) throws Exception {
    int before = bed.provider().calls();
    Gate gate = Gate.beforeHeaders();
    bed.provider().next(gate);
    bed.begin("renewing", question);
    try {
      assertThat(gate.awaitArrival()).isTrue();
      for (int i = 0; i < 3; i++) {
        bed.begin("meanwhile", question);
        assertThat(bed.app().await("meanwhile").text()).isEqualTo(old);
      }
    } finally {
      gate.open();
    }
    assertThat(bed.app().await("renewing").text()).startsWith("answer-");
    assertThat(bed.provider().calls()).isEqualTo(before + 1);

    List<List<String>> told = bed.awaitSpans().stream().map(ExportedSpan::decisions).toList();
    assertThat(told)
        .containsOnly(List.of("cache=hit:stale"), List.of("cache=miss:expired", "cache=stored:ok"))
        .filteredOn(List.of("cache=hit:stale")::equals)
        .hasSize(3);
  }

  private static void awaitEndOfASecond() {
    long expired = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    Await.until("a second is over", () -> System.nanoTime() - expired >= 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void severalAnswers_areBought_andThenGivenInTurn(String form) {
    AppCommand question =
        AppCommand.chat("creative " + form)
            .form(form)
            .body("temperature", 0.9)
            .header("X-Rule", "creative");
    List<String> ids = IntStream.range(0, 6).mapToObj(i -> id(bed.send(question))).toList();

    String first = ids.get(0);
    String second = ids.get(1);
    assertThat(first).isNotEqualTo(second);
    assertThat(ids).containsExactly(first, second, first, second, first, second);
    assertThat(bed.provider().calls()).isEqualTo(2);
    assertThat(bed.awaitSpans().stream().map(ExportedSpan::decisions).toList())
        .filteredOn(List.of("cache=hit:exact")::equals)
        .hasSize(4);
  }

  @Test
  void ofManyCallsAtOnce_asManyAskAsThereMayBeAnswers() throws Exception {
    AppCommand question =
        AppCommand.chat("creative at once").body("temperature", 0.9).header("X-Rule", "creative");
    Gate gate = Gate.beforeHeaders();
    bed.provider().next(gate, gate);
    bed.begin("creative0", question);
    bed.begin("creative1", question);
    assertThat(gate.awaitArrival()).isTrue();
    assertThat(gate.awaitArrival()).isTrue();
    bed.begin("creative2", question);
    bed.begin("creative3", question);
    bed.awaitWaiting("creative2", "creative3");
    gate.open();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      ids.add(id(bed.app().await("creative" + i)));
    }

    assertThat(ids).hasSize(2);
    assertThat(bed.provider().calls()).isEqualTo(2);
  }

  private static String id(AppResult result) {
    JsonNode reply = result.events().isEmpty() ? result.response() : result.events().get(0);
    assertThat(reply.path("id").asText()).isNotEmpty();
    return reply.path("id").asText();
  }

  private boolean isHit(AppCommand question) {
    return bed.send(question).headers().containsKey("x-parsimony-cache");
  }
}
