/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Exchange;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.internal.AutoConfigureUtil;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Our own SDK, which nobody else sees, and what is written through it. */
final class SdkPipeline {

  private static final String[] OWN_METERS = {
    "io.opentelemetry.sdk.trace",
    "io.opentelemetry.exporters.otlp-http",
    "io.opentelemetry.exporters.otlp-grpc"
  };

  private final OpenTelemetrySdk sdk;
  private final SpanWriter spans;
  private final ConventionMetrics conventionMetrics;
  private final SavingMetrics savingMetrics;

  private SdkPipeline(
      OpenTelemetrySdk sdk,
      String version,
      Predicate<String> knownModels,
      LongSupplier suppressed,
      LongSupplier dropped) {
    this.sdk = sdk;
    this.spans =
        new SpanWriter(
            sdk.getTracerProvider()
                .tracerBuilder(SemanticNames.SCOPE)
                .setInstrumentationVersion(version)
                .setSchemaUrl(SemanticNames.SCHEMA_URL)
                .build());
    Meter meter =
        sdk.getMeterProvider()
            .meterBuilder(SemanticNames.SCOPE)
            .setInstrumentationVersion(version)
            .setSchemaUrl(SemanticNames.SCHEMA_URL)
            .build();
    MetricAttributes attributes = new MetricAttributes(knownModels);
    this.conventionMetrics = new ConventionMetrics(meter, attributes);
    this.savingMetrics = new SavingMetrics(meter, attributes, suppressed, dropped);
  }

  /**
   * @throws RuntimeException when the settings cannot be combined
   */
  static SdkPipeline open(
      Map<String, String> settings,
      String version,
      Predicate<String> knownModels,
      LongSupplier suppressed,
      LongSupplier dropped) {
    return new SdkPipeline(sdk(settings, version), version, knownModels, suppressed, dropped);
  }

  void write(Exchange exchange) {
    Context context = spans.write(exchange);
    conventionMetrics.record(exchange, context);
    savingMetrics.record(exchange, context);
  }

  void flush(long timeoutNanos) {
    CompletableResultCode.ofAll(
            Arrays.asList(
                sdk.getSdkTracerProvider().forceFlush(), sdk.getSdkMeterProvider().forceFlush()))
        .join(timeoutNanos, TimeUnit.NANOSECONDS);
  }

  private static OpenTelemetrySdk sdk(Map<String, String> settings, String version) {
    Attributes distro =
        Attributes.of(
            SemanticNames.DISTRO_NAME, "parsimony", SemanticNames.DISTRO_VERSION, version);
    AutoConfiguredOpenTelemetrySdkBuilder builder =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addResourceCustomizer((resource, config) -> resource.merge(Resource.create(distro)))
            .addMeterProviderCustomizer((meters, config) -> withoutOwnFigures(meters));
    // The process's own values are not read a second time: some are not meant for this SDK.
    AutoConfigureUtil.setConfigPropertiesCustomizer(
        builder, ignored -> DefaultConfigProperties.createFromMap(settings));
    return builder.build().getOpenTelemetrySdk();
  }

  /* What the SDK measures of itself is nothing that the operator has asked for. */
  private static SdkMeterProviderBuilder withoutOwnFigures(SdkMeterProviderBuilder meters) {
    for (String meter : OWN_METERS) {
      meters.registerView(
          InstrumentSelector.builder().setMeterName(meter).build(),
          View.builder().setAggregation(Aggregation.drop()).build());
    }
    return meters;
  }
}
