/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.otlp.GrpcReceiver;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings and collectors that would be the end of an OpenTelemetry SDK: applications go on. */
class HostileTelemetryTest {

  private static final List<String> FORMS = List.of("blocking", "async", "stream", "async-stream");
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";

  private static final Map<String, String> UNUSABLE =
      Map.of(
          "OTEL_TRACES_EXPORTER", "zipkin,foo",
          "OTEL_METRICS_EXPORTER", "prometheus",
          "OTEL_TRACES_SAMPLER", "jaeger_remote",
          "OTEL_BSP_SCHEDULE_DELAY", "soon",
          "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "-17",
          "OTEL_EXPORTER_OTLP_TIMEOUT", "99999999999999999999",
          "OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon");

  private static final Map<String, String> OF_OTHERS =
      Map.of(
          "OTEL_PROPAGATORS", "b3",
          "OTEL_CONFIG_FILE", "/nowhere/otel.yaml",
          "OTEL_EXPERIMENTAL_CONFIG_FILE", "/nowhere/otel.yaml",
          "OTEL_LOGS_EXPORTER", "console",
          "OTEL_JAVAAGENT_EXTENSIONS", "/nowhere/extension.jar");

  /* Two seconds are promised; the rest is for a busy machine. The settings allow an hour. */
  private static final Duration EXIT = Duration.ofSeconds(25);

  static Stream<Map<String, String>> unusableSettings() {
    Stream<Map<String, String>> alone =
        Jdk.fullMatrix() ? eachOf(UNUSABLE) : Stream.of(Map.of("OTEL_TRACES_EXPORTER", "foo"));
    return Stream.concat(alone, Stream.of(Map.of("otel.traces.exporter", "zipkin,foo"), UNUSABLE));
  }

  @ParameterizedTest
  @MethodSource("unusableSettings")
  void unusableSettings_areNamedInOneLine_andAllIsExported(Map<String, String> settings) {
    try (Testbed bed = start(launch -> set(launch, settings))) {
      callEachForm(bed);
      bed.awaitSpans();
      bed.end();

      assertAllIsExported(bed);
      assertThat(bed.app().stderr()).hasSize(3);
      assertThat(bed.app().stderr().get(2)).contains(settings.keySet());
      assertThat(bed.app().stderr())
          .noneMatch(line -> settings.values().stream().anyMatch(line::contains));
    }
  }

  static Stream<Map<String, String>> settingsOfOthers() {
    return Jdk.fullMatrix() ? eachOf(OF_OTHERS) : Stream.of(OF_OTHERS);
  }

  @ParameterizedTest
  @MethodSource("settingsOfOthers")
  void settingsOfSomebodyElse_arePassedOver(Map<String, String> settings) {
    try (Testbed bed = start(launch -> set(launch, settings))) {
      callEachForm(bed);
      bed.awaitSpans();
      bed.end();

      assertAllIsExported(bed);
      assertThat(bed.app().stderr()).hasSize(2);
      assertThat(bed.provider().requests())
          .allMatch(request -> request.header("b3") == null)
          .allMatch(request -> request.header("traceparent") == null);
    }
  }

  @Test
  void exporterToStandardOutput_writesNothingThere() {
    UnaryOperator<AppLaunch> console =
        launch ->
            launch
                .withEnvironment("OTEL_TRACES_EXPORTER", "console")
                .withEnvironment("OTEL_METRICS_EXPORTER", "console");
    try (Testbed bed = start(console)) {
      callEachForm(bed);
      bed.end();

      assertNothingIsExported(bed);
      assertThat(bed.app().stderr())
          .hasSize(3)
          .filteredOn(line -> line.contains("OTEL_TRACES_EXPORTER, OTEL_METRICS_EXPORTER"))
          .hasSize(1);
    }
  }

  @Test
  void disabledSdk_isNotEvenLoaded(@TempDir Path folder) throws IOException {
    Path loaded = folder.resolve("loaded");
    UnaryOperator<AppLaunch> disabled =
        launch ->
            launch
                .withFlags("-Xlog:class+load:file=" + loaded)
                .withEnvironment("OTEL_SDK_DISABLED", "true")
                .withEnvironment("OTEL_TRACES_EXPORTER", "zipkin");
    try (Testbed bed = start(disabled)) {
      callEachForm(bed);
      bed.end();

      assertNothingIsExported(bed);
      assertThat(bed.app().stderr()).hasSize(2);
      assertThat(Files.readString(loaded))
          .contains("parsimony.telemetry.Telemetry")
          .doesNotContain("opentelemetry.sdk");
    }
  }

  @Test
  void endpointThatIsNoUrl_isNamed_andNobodyWaitsForIt() {
    try (Testbed bed = start(launch -> launch.withEnvironment(ENDPOINT, "collector:4317"))) {
      callEachForm(bed);
      assertEndsInTime(bed);

      assertThat(bed.app().stderr()).filteredOn(line -> line.contains(ENDPOINT)).hasSize(1);
      assertThat(bed.app().stderr()).noneMatch(line -> line.contains("collector:4317"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndEnds")
  void grpc_isSpoken(Jdk jdk) {
    try (GrpcReceiver collector = GrpcReceiver.start();
        Testbed bed = start(launch -> to(collector.endpoint(), "grpc", launch.withJdk(jdk)))) {
      callEachForm(bed);
      collector.awaitSpans(FORMS.size());
      bed.end();

      assertThat(collector.spans())
          .hasSize(FORMS.size())
          .allMatch(span -> span.getName().equals("chat gpt-4o-mini"));
      assertThat(collector.metrics()).extracting(Metric::getName).contains("parsimony.exchanges");
      assertThat(bed.app().stderr()).hasSize(2);
    }
  }

  static Stream<Arguments> badCollectors() {
    List<BadCollector.Kind> overGrpc =
        Jdk.fullMatrix()
            ? List.of(BadCollector.Kind.values())
            : List.of(BadCollector.Kind.HANGS, BadCollector.Kind.TALKS_NONSENSE);
    return Stream.concat(
        Stream.of(BadCollector.Kind.values()).map(kind -> Arguments.of(kind, "http/protobuf")),
        overGrpc.stream().map(kind -> Arguments.of(kind, "grpc")));
  }

  @ParameterizedTest
  @MethodSource("badCollectors")
  void badCollector_holdsUpNeitherCallsNorTheEnd(BadCollector.Kind kind, String protocol)
      throws IOException {
    try (BadCollector collector = BadCollector.start(kind);
        Testbed bed = start(launch -> patient(to(collector.endpoint(), protocol, launch)))) {
      callEachForm(bed);
      bed.app().send(AppCommand.chat("many").parallel(50));
      assertEndsInTime(bed);

      assertThat(collector.connections() > 0).isEqualTo(kind != BadCollector.Kind.REFUSES);
      assertThat(bed.app().stderr()).hasSizeLessThanOrEqualTo(4);
    }
  }

  private static Testbed start(UnaryOperator<AppLaunch> change) {
    return Testbed.start(Client.NEWEST, null, change);
  }

  private static Stream<Map<String, String>> eachOf(Map<String, String> settings) {
    return settings.entrySet().stream().map(one -> Map.of(one.getKey(), one.getValue()));
  }

  private static AppLaunch set(AppLaunch launch, Map<String, String> settings) {
    AppLaunch all = launch;
    for (Map.Entry<String, String> one : settings.entrySet()) {
      all = set(all, one.getKey(), one.getValue());
    }
    return all;
  }

  private static AppLaunch set(AppLaunch launch, String name, String value) {
    return name.startsWith("otel.")
        ? launch.withFlags("-D" + name + "=" + value)
        : launch.withEnvironment(name, value);
  }

  private static AppLaunch to(String endpoint, String protocol, AppLaunch launch) {
    return launch.withEnvironment(ENDPOINT, endpoint).withEnvironment(PROTOCOL, protocol);
  }

  private static AppLaunch patient(AppLaunch launch) {
    return launch
        .withEnvironment("OTEL_EXPORTER_OTLP_TIMEOUT", "1h")
        .withEnvironment("OTEL_BSP_EXPORT_TIMEOUT", "1h")
        .withEnvironment("OTEL_METRIC_EXPORT_TIMEOUT", "1h");
  }

  private static void callEachForm(Testbed bed) {
    for (String form : FORMS) {
      AppResult seen = bed.send(AppCommand.chat("hi " + form).form(form));
      assertThat(seen.error()).as(form).isEmpty();
      assertThat(seen.text()).as(form).startsWith("answer-");
    }
    assertThat(bed.provider().calls()).isEqualTo(FORMS.size());
  }

  private static void assertAllIsExported(Testbed bed) {
    assertThat(bed.collector().spans())
        .hasSize(FORMS.size())
        .allMatch(span -> span.getName().equals("chat gpt-4o-mini"));
    assertThat(bed.collector().metrics())
        .extracting(Metric::getName)
        .contains("parsimony.exchanges", "gen_ai.client.operation.duration");
  }

  private static void assertNothingIsExported(Testbed bed) {
    assertThat(bed.collector().spans()).isEmpty();
    assertThat(bed.collector().metrics()).isEmpty();
  }

  private static void assertEndsInTime(Testbed bed) {
    long start = System.nanoTime();
    bed.end();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(EXIT);
  }
}
