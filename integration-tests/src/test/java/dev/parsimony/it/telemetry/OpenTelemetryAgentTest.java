/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.otlp.OtlpAttributes;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The OpenTelemetry agent in the same JVM, exporting to the same collector. */
class OpenTelemetryAgentTest {

  private static final String SWITCH = "otel.instrumentation.openai-java.enabled";
  private static final String SWITCH_ENV = "OTEL_INSTRUMENTATION_OPENAI_JAVA_ENABLED";
  private static final List<String> FORMS = List.of("blocking", "async", "stream", "async-stream");
  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: all
          cache: {retry-window: 0s}
      """;

  /** Which of the two agents the JVM starts first. */
  enum Order {
    OURS_FIRST(PeerAgent.OPENTELEMETRY::after),
    THEIRS_FIRST(PeerAgent.OPENTELEMETRY::before);

    final UnaryOperator<AppLaunch> launch;

    Order(UnaryOperator<AppLaunch> launch) {
      this.launch = launch;
    }
  }

  @Test
  void oursFirst_theirInstrumentationIsSwitchedOff_withoutALine() {
    try (Testbed bed = start(Client.NEWEST, Order.OURS_FIRST, launch -> launch)) {
      askTwice(bed);
      assertThat(linesOf(bed)).hasSize(2);
      assertThat(billedByOthers(bed)).isFalse();
    }
  }

  @Test
  void theirsFirst_oneLineNamesTheFlag() {
    try (Testbed bed = start(Client.NEWEST, Order.THEIRS_FIRST, launch -> launch)) {
      askTwice(bed);
      assertThat(linesOf(bed)).hasSize(3).filteredOn(l -> l.contains("-D" + SWITCH)).hasSize(1);
      assertThat(billedByOthers(bed)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void switchSetByTheOperator_isLeftAlone(Order order) {
    String value = order == Order.OURS_FIRST ? "true" : "false";
    UnaryOperator<AppLaunch> byOperator =
        order == Order.OURS_FIRST
            ? launch -> launch.withFlags("-D" + SWITCH + "=" + value)
            : launch -> launch.withEnvironment(SWITCH_ENV, value);
    try (Testbed bed = start(Client.NEWEST, order, byOperator)) {
      askTwice(bed);
      assertThat(linesOf(bed)).hasSize(2);
      assertThat(billedByOthers(bed)).isEqualTo(Boolean.parseBoolean(value));
    }
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void theirCurrentSpan_isTheParent_alsoWhereTheApplicationHasNoApi(Order order) {
    UnaryOperator<AppLaunch> withASpanAroundTheCall =
        launch ->
            launch.withFlags(
                "-D" + SWITCH + "=false",
                "-Dotel.instrumentation.methods.include=dev.parsimony.app.Call[run]");
    try (Testbed bed = start(Client.NEWEST, order, withASpanAroundTheCall)) {
      for (String form : FORMS) {
        bed.collector().clear();
        bed.app().send(AppCommand.chat("parent " + form).form(form));
        Span ours = awaitSpan(bed, span -> span.getName().equals("chat gpt-4o-mini"));
        Span around = awaitSpan(bed, span -> span.getName().equals("Call.run"));

        assertThat(ours.getTraceId()).as(form).isEqualTo(around.getTraceId());
        assertThat(ours.getParentSpanId()).as(form).isEqualTo(around.getSpanId());
      }
      stop(bed);
      assertThat(tracedUrls(bed)).noneMatch(url -> url.startsWith(bed.collector().endpoint()));
    }
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void spanThatTheApplicationMakes_isTheParent(Order order) {
    UnaryOperator<AppLaunch> silent = launch -> launch.withFlags("-D" + SWITCH + "=false");
    try (Testbed bed = start(Client.TRACED, order, silent)) {
      for (String form : FORMS) {
        bed.collector().clear();
        AppCommand call = AppCommand.chat("own " + form).form(form).with("span", "work");
        AppResult seen = bed.app().send(call);
        ExportedSpan ours =
            ExportedSpan.of(awaitSpan(bed, span -> span.getName().equals("chat gpt-4o-mini")));

        assertThat(ours.traceId()).as(form).isEqualTo(seen.json().path("traceId").asText());
        assertThat(ours.parentId()).as(form).isEqualTo(seen.json().path("spanId").asText());
      }
      stop(bed);
    }
  }

  private static Testbed start(Client client, Order order, UnaryOperator<AppLaunch> change) {
    return Testbed.start(
        client,
        CONFIG,
        launch ->
            order.launch.apply(change.apply(launch.withEnvironment("OTEL_LOGS_EXPORTER", "none"))));
  }

  /* The second call is a hit. */
  private static void askTwice(Testbed bed) {
    for (String served : List.of("provider", "cache")) {
      assertThat(bed.app().send(AppCommand.chat("twice")).ok()).isTrue();
      awaitSpan(bed, span -> servedBy(span).equals(served));
    }
    stop(bed);
    assertThat(bed.provider().calls()).isEqualTo(1);
    assertThat(bed.collector().spans()).filteredOn(span -> !servedBy(span).equals("")).hasSize(2);
    assertThat(tracedUrls(bed))
        .isNotEmpty()
        .noneMatch(url -> url.startsWith(bed.collector().endpoint()));
  }

  private static Object servedBy(Span span) {
    return ExportedSpan.of(span).servedBy();
  }

  private static void stop(Testbed bed) {
    assertThat(bed.app().agentFailures()).isZero();
    assertThat(bed.app().stop()).isZero();
    assertThat(bed.app().strangeOutput()).isEmpty();
  }

  private static List<String> linesOf(Testbed bed) {
    return bed.app().stderr().stream().filter(line -> line.startsWith("[parsimony]")).toList();
  }

  /* Whether anybody else tells of tokens: in a span or in a metric. */
  private static boolean billedByOthers(Testbed bed) {
    boolean inSpans =
        bed.collector().resourceSpans().stream()
            .flatMap(resource -> resource.getScopeSpansList().stream())
            .filter(scope -> !scope.getScope().getName().equals("dev.parsimony"))
            .map(ScopeSpans::getSpansList)
            .anyMatch(spans -> spans.toString().contains("gen_ai.usage"));
    boolean inMetrics =
        bed.collector().scopeMetrics().stream()
            .filter(scope -> !scope.getScope().getName().equals("dev.parsimony"))
            .map(ScopeMetrics::getMetricsList)
            .anyMatch(metrics -> metrics.toString().contains("gen_ai."));
    return inSpans || inMetrics;
  }

  private static List<String> tracedUrls(Testbed bed) {
    return bed.collector().spans().stream()
        .map(span -> OtlpAttributes.of(span.getAttributesList()).getOrDefault("url.full", ""))
        .map(Object::toString)
        .filter(url -> !url.isEmpty())
        .toList();
  }

  private static Span awaitSpan(Testbed bed, Predicate<Span> condition) {
    int count = 1;
    while (true) {
      List<Span> spans = bed.collector().awaitSpans(count);
      for (Span span : spans) {
        if (condition.test(span)) {
          return span;
        }
      }
      count = spans.size() + 1;
    }
  }
}
