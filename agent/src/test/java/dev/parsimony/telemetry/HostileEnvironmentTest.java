/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static dev.parsimony.telemetry.Exchanges.chatSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileEnvironmentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OTEL_TRACES_EXPORTER | zipkin",
        "OTEL_METRICS_EXPORTER | prometheus",
        "OTEL_TRACES_SAMPLER | parentbased_jaeger_remote",
        "OTEL_TRACES_SAMPLER_ARG | most",
        "OTEL_TRACES_SAMPLER_ARG | 7",
        "OTEL_BSP_SCHEDULE_DELAY | soon",
        "OTEL_BSP_SCHEDULE_DELAY | -1",
        "OTEL_BSP_EXPORT_TIMEOUT | 999999999d",
        "OTEL_BSP_MAX_QUEUE_SIZE | 99999999999999999999",
        "OTEL_BSP_MAX_EXPORT_BATCH_SIZE | 0",
        "OTEL_METRIC_EXPORT_INTERVAL | 0",
        "OTEL_EXPORTER_OTLP_TIMEOUT | 10 parsecs",
        "OTEL_EXPORTER_OTLP_HEADERS | no-pair",
        "OTEL_EXPORTER_OTLP_HEADERS | a=%zz",
        "OTEL_EXPORTER_OTLP_HEADERS | a=%0Ab",
        "OTEL_EXPORTER_OTLP_HEADERS | n\u00e4me=b",
        "OTEL_EXPORTER_OTLP_TRACES_HEADERS | =b",
        "OTEL_EXPORTER_OTLP_PROTOCOL | http/json",
        "OTEL_EXPORTER_OTLP_COMPRESSION | zstd",
        "OTEL_EXPORTER_OTLP_CERTIFICATE | /nowhere/ca.pem",
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE | sometimes",
        "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION | none",
        "OTEL_METRICS_EXEMPLAR_FILTER | maybe",
        "OTEL_JAVA_EXPORTER_MEMORY_MODE | quantum",
        "OTEL_RESOURCE_ATTRIBUTES | justaword",
        "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT | -5",
      })
  void unusableValue_isReplaced_andNamedOnce(String name, String value) throws Exception {
    Exported exported =
        Exported.with(Map.of(name, value), chatSuccess().build(), chatSuccess().build());

    assertThat(exported.spans()).hasSize(2);
    assertThat(exported.points("gen_ai.client.operation.duration")).hasSize(1);
    assertThat(exported.log()).singleElement().asString().contains(name).doesNotContain(value);
  }

  @ParameterizedTest
  @CsvSource({
    "OTEL_PROPAGATORS, b3multi",
    "OTEL_LOGS_EXPORTER, loki",
    "OTEL_JAVAAGENT_CONFIGURATION_FILE, /nowhere/agent.properties",
    "OTEL_CONFIG_FILE, /nowhere/otel.yaml",
    "OTEL_EXPERIMENTAL_CONFIG_FILE, /nowhere/otel.yaml",
    "OTEL_JAVA_ENABLED_RESOURCE_PROVIDERS, com.example.Provider",
    "OTEL_JAVA_DISABLED_RESOURCE_PROVIDERS, com.example.Provider",
    "OTEL_INSTRUMENTATION_COMMON_DEFAULT_ENABLED, perhaps",
  })
  void settingOfAnotherAgent_isPassedOverInSilence(String name, String value) throws Exception {
    Exported exported = Exported.with(Map.of(name, value), chatSuccess().build());

    assertThat(exported.spans()).hasSize(1);
    assertThat(exported.log()).isEmpty();
  }

  @Test
  void everythingBadAtOnce_stillExports() throws Exception {
    Map<String, String> environment = new HashMap<>();
    for (String name : OtelSettingsTest.names()) {
      environment.put(name, "\u0000\uD800, =\n,%");
    }
    environment.remove("OTEL_EXPORTER_OTLP_ENDPOINT");

    Exported exported = Exported.with(environment, chatSuccess().build());

    assertThat(exported.spans()).hasSize(1);
    assertThat(exported.log()).hasSize(1);
  }

  @Test
  void valuesThatDoNotGoTogether_leaveTheBasicOnes(@TempDir Path dir) throws Exception {
    Path notCertificate = Files.writeString(dir.resolve("ca.pem"), "not a certificate");

    Exported exported =
        Exported.with(
            Map.of("OTEL_EXPORTER_OTLP_CERTIFICATE", notCertificate.toString()),
            chatSuccess().build());

    assertThat(exported.spans()).hasSize(1);
    assertThat(exported.log()).singleElement().asString().contains("do not go together");
  }

  @Test
  void goodHeaders_areSent_andBadOnesBesideThemAreNot() throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      Telemetry telemetry =
          Telemetry.builder(
                  "9",
                  Map.of("otel.exporter.otlp.endpoint", receiver.endpoint()),
                  Map.of(
                      "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1",
                      "OTEL_EXPORTER_OTLP_HEADERS", "bad, Authorization=Bearer%20x"))
              .build();
      telemetry.closed(chatSuccess().build());
      telemetry.flush(TimeUnit.SECONDS.toNanos(30));

      assertThat(receiver.authorizations).contains("Bearer x").hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"console", "logging", "logging-otlp", "otlp/stdout,console"})
  void exporterToStandardOutput_isNone_andTold(String exporter) throws Exception {
    Exported exported =
        Exported.with(Map.of("OTEL_TRACES_EXPORTER", exporter), chatSuccess().build());

    assertThat(exported.spans()).isEmpty();
    assertThat(exported.points("gen_ai.client.operation.duration")).hasSize(1);
    assertThat(exported.log()).hasSize(1);
  }

  @Test
  void grpc_speaksHttp2() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> preface = CompletableFuture.supplyAsync(() -> firstBytes(server));
      Telemetry telemetry =
          Telemetry.builder(
                  "9",
                  Map.of(),
                  Map.of(
                      "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + server.getLocalPort(),
                      "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
                      "OTEL_METRICS_EXPORTER", "none"))
              .build();
      telemetry.closed(chatSuccess().build());
      telemetry.flush(1);

      assertThat(preface.get(30, TimeUnit.SECONDS)).isEqualTo("PRI * HTTP/2.0");
    }
  }

  @Test
  void hangingCollector_doesNotHoldUpTheFlush() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Telemetry telemetry =
          Telemetry.builder(
                  "9",
                  Map.of(),
                  Map.of(
                      "OTEL_EXPORTER_OTLP_ENDPOINT",
                      "http://127.0.0.1:" + silent.getLocalPort(),
                      "OTEL_EXPORTER_OTLP_TIMEOUT",
                      "1h"))
              .build();
      telemetry.closed(chatSuccess().build());

      CompletableFuture<Void> flush =
          CompletableFuture.runAsync(() -> telemetry.flush(TimeUnit.MILLISECONDS.toNanos(200)));

      assertThat(flush).succeedsWithin(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void nothingListens_throwsNothing() {
    List<String> log = new ArrayList<>();
    Telemetry telemetry =
        Telemetry.builder(
                "9", Map.of(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"))
            .log(log::add)
            .build();

    telemetry.closed(chatSuccess().build());
    telemetry.flush(TimeUnit.SECONDS.toNanos(1));

    assertThat(log).isEmpty();
  }

  private static String firstBytes(ServerSocket server) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      return new String(in.readNBytes(14), StandardCharsets.US_ASCII);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
