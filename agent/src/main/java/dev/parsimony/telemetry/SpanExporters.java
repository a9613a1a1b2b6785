/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** Makes the exporter of spans. */
final class SpanExporters {

  static SpanExporter to(OtlpTarget target) {
    return target.isGrpc() ? grpc(target) : http(target);
  }

  private static SpanExporter http(OtlpTarget target) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(target.endpoint())
            .setTimeout(target.timeout())
            .setRetryPolicy(target.retryPolicy())
            .setMemoryMode(target.memoryMode())
            .setMeterProvider(MeterProvider.noop());
    target.headers().forEach(exporter::addHeader);
    target.compression(exporter::setCompression);
    target.tls(exporter::setTrustedCertificates, exporter::setClientTls);
    return exporter.build();
  }

  private static SpanExporter grpc(OtlpTarget target) {
    OtlpGrpcSpanExporterBuilder exporter =
        OtlpGrpcSpanExporter.builder()
            .setEndpoint(target.endpoint())
            .setTimeout(target.timeout())
            .setRetryPolicy(target.retryPolicy())
            .setMemoryMode(target.memoryMode())
            .setMeterProvider(MeterProvider.noop());
    target.headers().forEach(exporter::addHeader);
    target.compression(exporter::setCompression);
    target.tls(exporter::setTrustedCertificates, exporter::setClientTls);
    return exporter.build();
  }

  private SpanExporters() {}
}
