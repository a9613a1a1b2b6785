/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.SpanLimitsBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessorBuilder;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;

/** Makes what spans are written to. */
final class Tracers {

  static SdkTracerProvider of(SettingValues settings, Resource resource) {
    SdkTracerProviderBuilder tracers =
        SdkTracerProvider.builder()
            .setResource(resource)
            .setSampler(sampler(settings))
            .setSpanLimits(limits(settings));
    if (!settings.text("otel.traces.exporter", "").equals(ExporterRule.NONE)) {
      tracers.addSpanProcessor(batches(settings));
    }
    return tracers.build();
  }

  private static Sampler sampler(SettingValues settings) {
    switch (settings.text("otel.traces.sampler", "parentbased_always_on")) {
      case "always_on":
        return Sampler.alwaysOn();
      case "always_off":
        return Sampler.alwaysOff();
      case "traceidratio":
        return ratio(settings);
      case "parentbased_always_off":
        return Sampler.parentBased(Sampler.alwaysOff());
      case "parentbased_traceidratio":
        return Sampler.parentBased(ratio(settings));
      default:
        return Sampler.parentBased(Sampler.alwaysOn());
    }
  }

  private static Sampler ratio(SettingValues settings) {
    return Sampler.traceIdRatioBased(
        Double.parseDouble(settings.text("otel.traces.sampler.arg", "1")));
  }

  private static SpanLimits limits(SettingValues settings) {
    SpanLimitsBuilder limits = SpanLimits.builder();
    for (String prefix : new String[] {"otel.attribute.", "otel.span.attribute."}) {
      Integer count = settings.count(prefix + "count.limit");
      if (count != null) {
        limits.setMaxNumberOfAttributes(count);
      }
      Integer length = settings.count(prefix + "value.length.limit");
      if (length != null) {
        limits.setMaxAttributeValueLength(length);
      }
    }
    return limits.build();
  }

  private static SpanProcessor batches(SettingValues settings) {
    BatchSpanProcessorBuilder batches =
        BatchSpanProcessor.builder(SpanExporters.to(new OtlpTarget(settings, "traces")));
    Duration delay = settings.duration("otel.bsp.schedule.delay");
    if (delay != null) {
      batches.setScheduleDelay(delay);
    }
    Duration timeout = settings.duration("otel.bsp.export.timeout");
    if (timeout != null) {
      batches.setExporterTimeout(timeout);
    }
    Integer queue = settings.count("otel.bsp.max.queue.size");
    if (queue != null) {
      batches.setMaxQueueSize(queue);
    }
    Integer size = settings.count("otel.bsp.max.export.batch.size");
    if (size != null) {
      batches.setMaxExportBatchSize(size);
    }
    return batches.build();
  }

  private Tracers() {}
}
