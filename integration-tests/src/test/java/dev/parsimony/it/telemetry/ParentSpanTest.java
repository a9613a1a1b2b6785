/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.StubRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application with an OpenTelemetry SDK of its own, in a version that is not the agent's. */
@SuppressWarnings("NullAway.Init")
class ParentSpanTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: baggage
          match: {baggage: {plan: "free*"}}
          cache: {retry-window: 0s}
        - name: diagnostic-context
          match: {mdc: {tenant: acme}}
          cache: {retry-window: 0s}
        - name: warm
          match: {mdc: {tenant: warm}}
          cache: {max-temperature: 1}
      """;

  private static Testbed bed;

  @BeforeAll
  static void start() {
    bed = Testbed.start(Client.TRACED, CONFIG, launch -> launch);
  }

  @AfterAll
  static void stop() {
    try (Testbed ended = bed) {
      ended.end();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void currentSpanOfTheApplication_isTheParent(String form) {
    Testbed.Observed call = bed.observe(AppCommand.chat("one").form(form).with("span", "work"));

    assertThat(call.span().traceId()).isEqualTo(call.seen().json().path("traceId").asText());
    assertThat(call.span().parentId()).isEqualTo(call.seen().json().path("spanId").asText());
  }

  @Test
  void hit_hasTheSameParentAsACall() {
    AppCommand question = AppCommand.chat("two").with("baggage", Map.of("plan", "free"));
    bed.spanOf(question);

    Testbed.Observed hit = bed.observe(question.with("span", "work"));

    assertThat(hit.span().servedBy()).isEqualTo("cache");
    assertThat(hit.span().parentId()).isEqualTo(hit.seen().json().path("spanId").asText());
  }

  @Test
  void withoutACurrentSpan_theCallIsARoot() {
    assertThat(bed.spanOf(AppCommand.chat("three")).parentId()).isEmpty();
  }

  @Test
  void callUnderAnUnsampledSpan_isNotRecorded_butCounted() {
    bed.spanOf(AppCommand.chat("before four"));
    bed.collector().clear();

    bed.app().send(AppCommand.chat("four").with("span", "unsampled"));
    bed.app().send(AppCommand.chat("five").model("gpt-after-unsampled").with("span", "work"));

    assertThat(bed.collector().awaitSpans(1))
        .singleElement()
        .satisfies(span -> assertThat(span.getName()).isEqualTo("chat gpt-after-unsampled"));
    bed.collector()
        .awaitMetric(
            "parsimony.exchanges",
            metric -> metric.getSum().getDataPoints(0).getAsInt() >= bed.provider().calls());
    bed.spanOf(AppCommand.chat("after four"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void rules_seeTheApplicationsBaggage(String form) {
    AppCommand question = AppCommand.chat("six " + form).form(form);

    assertThat(decisions(question)).containsExactly("cache=bypass:no_rule");
    assertThat(decisions(question.with("baggage", Map.of("plan", "free-tier"))))
        .containsExactly("cache=miss:not_found", "cache=stored:ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void rules_seeTheApplicationsDiagnosticContext(String form) {
    AppCommand question = AppCommand.chat("seven " + form).form(form);

    assertThat(decisions(question.with("mdcTenant", "acme")))
        .containsExactly("cache=miss:not_found", "cache=stored:ok");
    assertThat(decisions(question.with("mdcTenant", "other")))
        .containsExactly("cache=bypass:no_rule");
  }

  @Test
  void rules_seeTheDiagnosticContextAlsoWhereTheAgentOnlyObserves() {
    String observe = CONFIG.replace("optimize", "observe");
    try (Testbed observing = Testbed.start(Client.TRACED, observe, launch -> launch)) {
      for (String form : List.of("blocking", "async", "stream", "async-stream")) {
        AppCommand warm = AppCommand.chat("nine " + form).form(form).body("temperature", 0.5);

        assertThat(observing.spanOf(warm).decisions())
            .as(form)
            .containsExactly("cache=would_bypass:temperature_above_limit");
        assertThat(observing.spanOf(warm.with("mdcTenant", "warm")).decisions())
            .as(form)
            .containsExactly("cache=would_miss:not_found", "cache=would_store:ok");
      }
      observing.end();
    }
  }

  @Test
  void nothingIsAddedToTheRequest() {
    bed.provider().reset();
    bed.spanOf(AppCommand.chat("ten").with("span", "work"));
    StubRequest request = bed.provider().requests().get(0);

    assertThat(List.of("traceparent", "baggage", "b3"))
        .allSatisfy(name -> assertThat(request.header(name)).isNull());
  }

  private static List<String> decisions(AppCommand command) {
    return bed.spanOf(command).decisions();
  }
}
