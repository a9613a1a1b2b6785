/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static dev.parsimony.telemetry.Exchanges.chatSuccess;
import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Exchange;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportSettingsTest {

  private static final String DURATION = "gen_ai.client.operation.duration";
  private static final String EXCHANGES = "parsimony.exchanges";

  @ParameterizedTest
  @CsvSource({
    "'', /v1/traces, /v1/metrics",
    "/, /v1/traces, /v1/metrics",
    "/base, /base/v1/traces, /base/v1/metrics",
    "/base/, /base/v1/traces, /base/v1/metrics",
  })
  void commonEndpoint_getsThePathOfEachSignal(String path, String traces, String metrics)
      throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      export(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint() + path));

      assertThat(receiver.paths).containsExactlyInAnyOrder(traces, metrics);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', /", "/own, /own", "/own/, /own/"})
  void endpointOfOneSignal_isTakenAsItIs(String path, String asked) throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      export(
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1",
              "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", receiver.endpoint() + path,
              "OTEL_METRICS_EXPORTER", "none"));

      assertThat(receiver.paths).containsExactly(asked);
    }
  }

  @Test
  void headersOfOneSignal_replaceTheCommonOnes_andTheLastOfANameCounts() throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      export(
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(),
              "OTEL_EXPORTER_OTLP_HEADERS", "Authorization=first,Authorization=common%20one",
              "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "Authorization=own"));

      assertThat(receiver.authorizations).containsExactlyInAnyOrder("common one", "own");
    }
  }

  @Test
  void compressionOfOneSignal_comesBeforeTheCommonOne() throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      export(
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(),
              "OTEL_EXPORTER_OTLP_COMPRESSION", "gzip",
              "OTEL_EXPORTER_OTLP_METRICS_COMPRESSION", "none"));

      assertThat(receiver.encodings).containsExactlyInAnyOrder("gzip", "identity");
      assertThat(receiver.spans()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"OTEL_TRACES_EXPORTER, /v1/metrics", "OTEL_METRICS_EXPORTER, /v1/traces"})
  void exporterNone_leavesTheOtherSignal(String name, String path) throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      export(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(), name, "none"));

      assertThat(receiver.paths).containsExactly(path);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "always_on, 0, 1",
    "always_off, 1, 0",
    "traceidratio, 0, 0",
    "traceidratio, 1.0, 1",
    "parentbased_always_on, 0, 1",
    "parentbased_always_off, 1, 0",
    "parentbased_traceidratio, 0, 0",
    "parentbased_traceidratio, '', 1",
  })
  void sampler_decidesOnSpansAlone(String sampler, String argument, int spans) throws Exception {
    Exported exported =
        exported(Map.of("OTEL_TRACES_SAMPLER", sampler, "OTEL_TRACES_SAMPLER_ARG", argument));

    assertThat(exported.spans()).hasSize(spans);
    assertThat(exported.points(DURATION)).hasSize(1);
  }

  @Test
  void attributeLimits_thoseOfSpansComeBeforeThoseOfAll() throws Exception {
    Exported exported =
        exported(
            Map.of(
                "OTEL_ATTRIBUTE_COUNT_LIMIT", "1",
                "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "2",
                "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", "3"));

    assertThat(exported.attributes())
        .isEqualTo(Map.of("gen_ai.operation.name", "cha", "gen_ai.provider.name", "ope"));
  }

  @ParameterizedTest
  @CsvSource({"cumulative, false, false", "delta, true, true", "lowmemory, true, true"})
  void temporality_isThePreferredOne(String preference, boolean histogram, boolean counter)
      throws Exception {
    Exported exported =
        exported(Map.of("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", preference));

    assertThat(exported.metric(DURATION).getHistogram().getAggregationTemporality())
        .isEqualTo(histogram ? AGGREGATION_TEMPORALITY_DELTA : AGGREGATION_TEMPORALITY_CUMULATIVE);
    assertThat(exported.metric(EXCHANGES).getSum().getAggregationTemporality())
        .isEqualTo(counter ? AGGREGATION_TEMPORALITY_DELTA : AGGREGATION_TEMPORALITY_CUMULATIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPLICIT_BUCKET_HISTOGRAM, false",
    "base2_exponential_bucket_histogram, true",
  })
  void histogramAggregation_isTheDefaultOfAll(String aggregation, boolean exponential)
      throws Exception {
    Metric duration =
        exported(Map.of("OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", aggregation))
            .metric(DURATION);

    assertThat(duration.hasExponentialHistogram()).isEqualTo(exponential);
  }

  @ParameterizedTest
  @CsvSource({
    "always_off, always_on, 0",
    "always_on, always_off, 1",
    "trace_based, always_on, 1",
    "trace_based, always_off, 0",
  })
  void exemplars_areThoseOfTheFilter(String filter, String sampler, int exemplars)
      throws Exception {
    Exported exported =
        exported(Map.of("OTEL_METRICS_EXEMPLAR_FILTER", filter, "OTEL_TRACES_SAMPLER", sampler));

    assertThat(exported.metric(DURATION).getHistogram().getDataPoints(0).getExemplarsList())
        .hasSize(exemplars);
  }

  @Test
  void cardinalityLimit_foldsTheRestIntoOne() throws Exception {
    Exchange[] exchanges =
        List.of("a", "b", "c", "d").stream()
            .map(model -> Exchanges.exchange(Exchanges.chat(model)).status(200).build())
            .toArray(Exchange[]::new);

    Exported exported =
        Exported.with(Map.of("OTEL_JAVA_METRICS_CARDINALITY_LIMIT", "3"), exchanges);

    assertThat(exported.points(DURATION))
        .hasSize(3)
        .containsKey(Map.of("otel.metric.overflow", true));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4317, http/protobuf, 1",
    "http://127.0.0.1:4317/v1/traces, http/protobuf, 1",
    "http://127.0.0.1:4318, grpc, 1",
    "http://127.0.0.1:4317, grpc, 0",
    "http://127.0.0.1:4318, http/protobuf, 0",
    "http://127.0.0.1:1/a:4317/, http/protobuf, 0",
  })
  void portOfTheOtherProtocol_isTold(String endpoint, String protocol, int lines) {
    List<String> log =
        export(
            Map.of(
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                endpoint,
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                protocol,
                "OTEL_JAVA_EXPORTER_OTLP_RETRY_DISABLED",
                "true",
                "OTEL_METRICS_EXPORTER",
                "none"));

    assertThat(log).hasSize(lines);
  }

  @Test
  void retryDisabled_asksOnce() throws Exception {
    try (ServerSocket refusing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> connections = Refusal.countedOn(refusing);
      export(
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + refusing.getLocalPort(),
              "OTEL_JAVA_EXPORTER_OTLP_RETRY_DISABLED", "true",
              "OTEL_METRICS_EXPORTER", "none"));
      refusing.close();

      assertThat(connections.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void timeout_endsAnExport() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment =
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort(),
              "OTEL_EXPORTER_OTLP_TIMEOUT", "100",
              "OTEL_JAVA_EXPORTER_OTLP_RETRY_DISABLED", "true");

      assertThat(CompletableFuture.runAsync(() -> export(environment)))
          .succeedsWithin(20, TimeUnit.SECONDS);
    }
  }

  private static Exported exported(Map<String, String> environment) throws Exception {
    return Exported.with(environment, chatSuccess().build());
  }

  private static List<String> export(Map<String, String> environment) {
    List<String> log = new ArrayList<>();
    Telemetry telemetry =
        Telemetry.builder("9", Map.of(), new HashMap<>(environment)).log(log::add).build();
    telemetry.closed(chatSuccess().build());
    telemetry.flush(TimeUnit.SECONDS.toNanos(60));
    return log;
  }
}
