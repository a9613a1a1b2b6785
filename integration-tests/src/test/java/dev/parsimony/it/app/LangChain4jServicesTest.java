/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.BilledCall;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What langchain4j builds above its clients: services that call tools and remember, over clients
 * that log what they send and receive.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class LangChain4jServicesTest {

  private static final Client CLIENT = Client.LANGCHAIN4J_OTHERS;
  private static final List<String> ENDPOINTS = List.of("chat", "anthropic-chat");
  private static final List<String> SERVICES = List.of("assistant", "assistant-stream");

  private static final int ROUND_TRIPS = 4;

  private static final String CACHING =
      """
      mode: optimize
      rules:
        - name: all
          cache: {tool-calls: true, time-words: true, retry-window: 0s, max-temperature: 2}
      """;

  @TestFactory
  Stream<DynamicTest> observing_nobodySeesADifference() {
    Shared<SideBySide> both =
        new Shared<>(
            () ->
                new SideBySide(
                    Jdk.current(), CLIENT, plain -> ClientContract.withAgent(plain, null)));
    List<Scenario> all = scenarios();
    return Stream.concat(
        all.stream().map(it -> dynamicTest(it.name(), () -> both.get().compare(it))),
        Stream.of(both.ending(SideBySide::end)));
  }

  @TestFactory
  Stream<DynamicTest> conversation_isOneCallForEachRoundTrip_andIsRepeatedFromMemory() {
    Shared<Testbed> bed = new Shared<>(() -> Testbed.start(CLIENT, CACHING, launch -> launch));
    List<DynamicTest> tests = new ArrayList<>();
    for (String endpoint : ENDPOINTS) {
      for (String form : SERVICES) {
        AppCommand talk = conversation(endpoint, form).header("X-Scenario", endpoint + form);
        tests.add(dynamicTest(endpoint + " " + form, () -> talkTwice(bed.get(), talk)));
      }
    }
    tests.add(bed.ending(Testbed::end));
    return tests.stream();
  }

  /* A call of the tool and the answer, for each of two questions. */
  private static void talkTwice(Testbed bed, AppCommand talk) {
    bed.settle();
    bed.provider().reset();
    AppResult first = bed.send(talk, ROUND_TRIPS);
    List<ExportedSpan> bought = bed.awaitSpans();
    bed.settle();
    AppResult again = bed.send(talk, ROUND_TRIPS);

    assertThat(first.ok()).as(() -> first.json().toString()).isTrue();
    assertThat(Masked.result(again.json())).isEqualTo(Masked.result(first.json()));
    assertThat(bed.provider().calls()).isEqualTo(ROUND_TRIPS);
    assertThat(bought).extracting(ExportedSpan::servedBy).containsOnly("provider");
    assertThat(bought).allMatch(span -> span.attributes().containsKey("parsimony.cost.usd"));
    assertThat(tokens(bought))
        .isEqualTo(bed.provider().billed().stream().map(BilledCall::inputTokens).toList());
    assertThat(bed.awaitSpans()).extracting(ExportedSpan::servedBy).containsOnly("cache");
  }

  /* In the order of the calls: one that is made while a stream is told may end before it. */
  private static List<Object> tokens(List<ExportedSpan> spans) {
    return spans.stream()
        .sorted(Comparator.comparingLong(ExportedSpan::start))
        .map(span -> span.attributes().get("gen_ai.usage.input_tokens"))
        .toList();
  }

  private static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    for (String endpoint : ENDPOINTS) {
      for (String form : SERVICES) {
        AppCommand talk = conversation(endpoint, form);
        Scenario.add(all, endpoint + " " + form, talk);
        Scenario.add(all, endpoint + " " + form + " 429", Faults.status(429), 1, talk);
      }
      for (String form : List.of("blocking", "stream")) {
        AppCommand logged = AppCommand.call(endpoint, "[words:20]").form(form).with("log", true);
        Scenario.add(all, endpoint + " logged " + form, logged);
        Scenario.add(all, endpoint + " logged 500 " + form, Faults.status(500), 1, logged);
      }
    }
    return all;
  }

  private static AppCommand conversation(String endpoint, String form) {
    return AppCommand.call(endpoint, "[tools] in Bonn?")
        .form(form)
        .maxRetries(0)
        .with("next", "and tomorrow?")
        .with("log", true);
  }
}
