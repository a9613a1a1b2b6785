/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporterBuilder;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.DefaultAggregationSelector;
import io.opentelemetry.sdk.metrics.export.MetricExporter;

/** Makes the exporter of metrics. */
final class MetricExporters {

  static MetricExporter to(OtlpTarget target, SettingValues settings) {
    return target.isGrpc() ? grpc(target, settings) : http(target, settings);
  }

  private static MetricExporter http(OtlpTarget target, SettingValues settings) {
    OtlpHttpMetricExporterBuilder exporter =
        OtlpHttpMetricExporter.builder()
            .setEndpoint(target.endpoint())
            .setTimeout(target.timeout())
            .setRetryPolicy(target.retryPolicy())
            .setMemoryMode(target.memoryMode())
            .setMeterProvider(MeterProvider.noop())
            .setAggregationTemporalitySelector(temporality(settings))
            .setDefaultAggregationSelector(aggregation(settings));
    target.headers().forEach(exporter::addHeader);
    target.compression(exporter::setCompression);
    target.tls(exporter::setTrustedCertificates, exporter::setClientTls);
    return exporter.build();
  }

  private static MetricExporter grpc(OtlpTarget target, SettingValues settings) {
    OtlpGrpcMetricExporterBuilder exporter =
        OtlpGrpcMetricExporter.builder()
            .setEndpoint(target.endpoint())
            .setTimeout(target.timeout())
            .setRetryPolicy(target.retryPolicy())
            .setMemoryMode(target.memoryMode())
            .setMeterProvider(MeterProvider.noop())
            .setAggregationTemporalitySelector(temporality(settings))
            .setDefaultAggregationSelector(aggregation(settings));
    target.headers().forEach(exporter::addHeader);
    target.compression(exporter::setCompression);
    target.tls(exporter::setTrustedCertificates, exporter::setClientTls);
    return exporter.build();
  }

  private static AggregationTemporalitySelector temporality(SettingValues settings) {
    switch (settings.text("otel.exporter.otlp.metrics.temporality.preference", "cumulative")) {
      case "delta":
        return AggregationTemporalitySelector.deltaPreferred();
      case "lowmemory":
        return AggregationTemporalitySelector.lowMemory();
      default:
        return AggregationTemporalitySelector.alwaysCumulative();
    }
  }

  private static DefaultAggregationSelector aggregation(SettingValues settings) {
    String histogram =
        settings.text("otel.exporter.otlp.metrics.default.histogram.aggregation", "");
    DefaultAggregationSelector standard = DefaultAggregationSelector.getDefault();
    return histogram.equals("BASE2_EXPONENTIAL_BUCKET_HISTOGRAM")
        ? standard.with(InstrumentType.HISTOGRAM, Aggregation.base2ExponentialBucketHistogram())
        : standard;
  }

  private MetricExporters() {}
}
