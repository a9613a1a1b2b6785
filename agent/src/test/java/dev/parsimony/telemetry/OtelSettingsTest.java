/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtelSettingsTest {

  @Test
  void systemProperty_comesBeforeTheEnvironment() {
    OtelSettings settings =
        OtelSettings.of(
            Map.of("otel.service-name", "property"), Map.of("OTEL_SERVICE_NAME", "variable"));

    assertThat(settings.usable()).contains(entry("otel.service.name", "property"));
  }

  @Test
  void usableValues_passUntold() {
    OtelSettings settings =
        OtelSettings.of(
            Map.of(),
            Map.of(
                "OTEL_TRACES_EXPORTER", "otlp",
                "OTEL_TRACES_SAMPLER", "Parentbased_TraceIdRatio",
                "OTEL_TRACES_SAMPLER_ARG", "0.25",
                "OTEL_BSP_SCHEDULE_DELAY", "200 ms",
                "OTEL_METRIC_EXPORT_INTERVAL", "30s",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
                "OTEL_EXPORTER_OTLP_HEADERS", "a=b, c=d%20e",
                "OTEL_RESOURCE_ATTRIBUTES", "a=b , c=d"));

    assertThat(settings.refused()).isEmpty();
    assertThat(settings.usable())
        .contains(
            entry("otel.traces.sampler", "parentbased_traceidratio"),
            entry("otel.bsp.schedule.delay", "200 ms"),
            entry("otel.exporter.otlp.protocol", "grpc"),
            entry("otel.exporter.otlp.headers", "a=b,c=d%20e"));
  }

  @Test
  void protocol_isHttpUnlessGiven() {
    assertThat(OtelSettings.of(Map.of(), Map.of()).usable())
        .contains(entry("otel.exporter.otlp.protocol", "http/protobuf"));
  }

  @Test
  void emptyValues_countAsUnset() {
    OtelSettings settings =
        OtelSettings.of(Map.of(), Map.of("OTEL_TRACES_EXPORTER", " ", "OTEL_SERVICE_NAME", ""));

    assertThat(settings.usable()).doesNotContainKeys("otel.traces.exporter", "otel.service.name");
    assertThat(settings.refused()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://host", "host:4318", "http://", "http://h:99999", "http://a b", "/"})
  void endpointThatIsNoHttpUrl_isRefused(String endpoint) {
    OtelSettings settings =
        OtelSettings.of(Map.of(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint));

    assertThat(settings.usable()).doesNotContainKey("otel.exporter.otlp.endpoint");
    assertThat(settings.refused()).containsExactly("OTEL_EXPORTER_OTLP_ENDPOINT");
  }

  @Test
  void unusableProperty_isNamedAsItWasGiven_andHidesTheVariable() {
    OtelSettings settings =
        OtelSettings.of(
            Map.of("otel.traces-exporter", "zipkin"), Map.of("OTEL_TRACES_EXPORTER", "console"));

    assertThat(settings.refused()).containsExactly("otel.traces-exporter");
  }

  @Test
  void disabled_nothingIsRefused() {
    OtelSettings settings =
        OtelSettings.of(
            Map.of(), Map.of("OTEL_SDK_DISABLED", "true", "OTEL_TRACES_EXPORTER", "zipkin"));

    assertThat(settings.off()).isTrue();
    assertThat(settings.refused()).isEmpty();
  }

  @Test
  void off_isDisabledOrNoExporterAtAll() {
    assertThat(off("OTEL_SDK_DISABLED", "TRUE", "A", "b")).isTrue();
    assertThat(off("OTEL_TRACES_EXPORTER", "none", "OTEL_METRICS_EXPORTER", "None")).isTrue();
    assertThat(off("OTEL_TRACES_EXPORTER", "console", "OTEL_METRICS_EXPORTER", "none")).isTrue();
    assertThat(off("OTEL_TRACES_EXPORTER", "none", "A", "b")).isFalse();
    assertThat(off("OTEL_SDK_DISABLED", "yes", "A", "b")).isFalse();
  }

  private static boolean off(String name, String value, String other, String otherValue) {
    return OtelSettings.of(Map.of(), Map.of(name, value, other, otherValue)).off();
  }

  /** Every setting that is read, as an environment variable. */
  static List<String> names() {
    return OtelSettings.names().stream()
        .map(name -> name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'))
        .toList();
  }
}
