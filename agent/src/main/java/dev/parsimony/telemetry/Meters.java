/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.export.CardinalityLimitSelector;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReaderBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;

/** Makes what metrics are recorded with. */
final class Meters {

  static SdkMeterProvider of(SettingValues settings, Resource resource) {
    SdkMeterProviderBuilder meters =
        SdkMeterProvider.builder().setResource(resource).setExemplarFilter(exemplars(settings));
    if (!settings.text("otel.metrics.exporter", "").equals(ExporterRule.NONE)) {
      meters.registerMetricReader(reader(settings), limit(settings));
    }
    return meters.build();
  }

  private static ExemplarFilter exemplars(SettingValues settings) {
    switch (settings.text("otel.metrics.exemplar.filter", "trace_based")) {
      case "always_on":
        return ExemplarFilter.alwaysOn();
      case "always_off":
        return ExemplarFilter.alwaysOff();
      default:
        return ExemplarFilter.traceBased();
    }
  }

  private static CardinalityLimitSelector limit(SettingValues settings) {
    Integer limit = settings.count("otel.java.metrics.cardinality.limit");
    return limit == null
        ? CardinalityLimitSelector.defaultCardinalityLimitSelector()
        : type -> limit;
  }

  private static MetricReader reader(SettingValues settings) {
    PeriodicMetricReaderBuilder reader =
        PeriodicMetricReader.builder(
                MetricExporters.to(new OtlpTarget(settings, "metrics"), settings))
            .setInternalTelemetryVersion(InternalTelemetryVersion.LEGACY);
    Duration interval = settings.duration("otel.metric.export.interval");
    if (interval != null) {
      reader.setInterval(interval);
    }
    return reader.build();
  }

  private Meters() {}
}
