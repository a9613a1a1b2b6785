/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Exchange;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Our own SDK, which nobody else sees, and what is written through it. */
final class SdkPipeline {

  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final SdkTracerProvider tracers;
  private final SdkMeterProvider meters;
  private final SpanWriter spans;
  private final ConventionMetrics conventionMetrics;
  private final SavingMetrics savingMetrics;
  private final PrefixBreaks prefixBreaks;

  private SdkPipeline(
      SdkTracerProvider tracers,
      SdkMeterProvider meters,
      String version,
      Predicate<String> knownModels,
      LongSupplier suppressed,
      LongSupplier dropped,
      Gauges gauges) {
    this.tracers = tracers;
    this.meters = meters;
    this.spans =
        new SpanWriter(
            tracers
                .tracerBuilder(SemanticNames.SCOPE)
                .setInstrumentationVersion(version)
                .setSchemaUrl(SemanticNames.SCHEMA_URL)
                .build());
    Meter meter =
        meters
            .meterBuilder(SemanticNames.SCOPE)
            .setInstrumentationVersion(version)
            .setSchemaUrl(SemanticNames.SCHEMA_URL)
            .build();
    MetricAttributes attributes = new MetricAttributes(knownModels);
    this.conventionMetrics = new ConventionMetrics(meter, attributes);
    this.prefixBreaks = new PrefixBreaks(meter, attributes);
    this.savingMetrics = new SavingMetrics(meter, attributes, suppressed, dropped);
    gauges.observe(meter);
  }

  /**
   * @throws RuntimeException when the settings cannot be combined
   */
  static SdkPipeline open(
      Map<String, String> usable,
      String version,
      Predicate<String> knownModels,
      LongSupplier suppressed,
      LongSupplier dropped,
      Gauges gauges) {
    SettingValues settings = new SettingValues(usable);
    Resource resource = Resources.of(settings, version);
    return new SdkPipeline(
        Tracers.of(settings, resource),
        Meters.of(settings, resource),
        version,
        knownModels,
        suppressed,
        dropped,
        gauges);
  }

  void write(Exchange exchange) {
    Context context = spans.write(exchange);
    conventionMetrics.record(exchange, context);
    savingMetrics.record(exchange, context);
    prefixBreaks.record(exchange, context);
  }

  void flush(long timeoutNanos) {
    long deadline = System.nanoTime() + timeoutNanos;
    CompletableResultCode spansOut = tracers.forceFlush();
    flushMetrics(deadline);
    spansOut.join(left(deadline), TimeUnit.NANOSECONDS);
  }

  /* A reader whose own export is under way refuses, and what was recorded since would be lost. */
  private void flushMetrics(long deadline) {
    while (!meters.forceFlush().join(left(deadline), TimeUnit.NANOSECONDS).isSuccess()
        && left(deadline) > 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, BUSY_NANOS);
    }
  }

  private static long left(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }
}
