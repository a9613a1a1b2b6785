/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.TokenRatio;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a collector got of some exchanges, as plain values. */
record Exported(
    List<Span> spans, List<Metric> metrics, Map<String, Object> resource, List<String> log) {

  static Exported of(Exchange... exchanges) throws Exception {
    return with(Map.of(), exchanges);
  }

  static Exported with(Map<String, String> environment, Exchange... exchanges) throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      Map<String, String> all = new HashMap<>();
      all.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint());
      all.putAll(environment);
      List<String> log = new java.util.ArrayList<>();
      Telemetry telemetry =
          Telemetry.builder("9.9.9", Map.of(), all)
              .knownModels(model -> model.startsWith("gpt-4o"))
              .suppressedFailures(() -> 3)
              .droppedExchanges(() -> 4)
              .budgetUse(() -> Map.of("small", 0.25, "large", 1.5))
              .tokenRatios(() -> Map.of("claude", TokenRatio.learned(1.25, 0.125, 64)))
              .log(log::add)
              .build();
      for (Exchange exchange : exchanges) {
        telemetry.closed(exchange);
      }
      telemetry.flush(TimeUnit.SECONDS.toNanos(30));
      Map<String, Object> resource =
          receiver.resourceSpans.isEmpty()
              ? Map.of()
              : values(receiver.resourceSpans.get(0).getResource().getAttributesList());
      return new Exported(receiver.spans(), receiver.metrics(), resource, log);
    }
  }

  Span span() {
    if (spans.size() != 1) {
      throw new AssertionError(spans.size() + " spans");
    }
    return spans.get(0);
  }

  Map<String, Object> attributes() {
    return values(span().getAttributesList());
  }

  Metric metric(String name) {
    return metrics.stream().filter(metric -> metric.getName().equals(name)).findFirst().get();
  }

  /** The points of a metric: attributes to sum. */
  Map<Map<String, Object>, Number> points(String name) {
    Map<Map<String, Object>, Number> points = new HashMap<>();
    for (Metric metric : metrics) {
      if (metric.getName().equals(name)) {
        metric
            .getHistogram()
            .getDataPointsList()
            .forEach(point -> points.put(values(point.getAttributesList()), point.getSum()));
        metric
            .getSum()
            .getDataPointsList()
            .forEach(point -> points.put(values(point.getAttributesList()), point.getAsInt()));
        metric
            .getGauge()
            .getDataPointsList()
            .forEach(point -> points.put(values(point.getAttributesList()), point.getAsDouble()));
      }
    }
    return points;
  }

  static Map<String, Object> values(List<KeyValue> attributes) {
    Map<String, Object> values = new TreeMap<>();
    attributes.forEach(attribute -> values.put(attribute.getKey(), value(attribute.getValue())));
    return values;
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream().map(Exported::value).toList();
      default -> throw new AssertionError(value.getValueCase());
    };
  }
}
