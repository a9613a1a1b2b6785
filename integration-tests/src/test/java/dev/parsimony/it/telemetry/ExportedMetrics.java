/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import dev.parsimony.it.otlp.OtlpAttributes;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The last export of each metric. */
public record ExportedMetrics(Map<String, Metric> byName) {

  public static ExportedMetrics of(List<Metric> exports) {
    Map<String, Metric> last = new TreeMap<>();
    exports.forEach(metric -> last.put(metric.getName(), metric));
    return new ExportedMetrics(last);
  }

  public Set<String> names() {
    return byName.keySet();
  }

  String unit(String name) {
    return byName.get(name).getUnit();
  }

  /** Attributes to value of a counter. */
  public Map<Map<String, Object>, Long> counts(String name) {
    Map<Map<String, Object>, Long> counts = new HashMap<>();
    if (byName.containsKey(name)) {
      byName
          .get(name)
          .getSum()
          .getDataPointsList()
          .forEach(
              point -> counts.put(OtlpAttributes.of(point.getAttributesList()), point.getAsInt()));
    }
    return counts;
  }

  /** Attributes to value of a gauge; none where it was not exported. */
  Map<Map<String, Object>, Double> gauge(String name) {
    Map<Map<String, Object>, Double> values = new HashMap<>();
    if (byName.containsKey(name)) {
      byName
          .get(name)
          .getGauge()
          .getDataPointsList()
          .forEach(
              point ->
                  values.put(OtlpAttributes.of(point.getAttributesList()), point.getAsDouble()));
    }
    return values;
  }

  /** Attributes to data of a histogram. */
  Map<Map<String, Object>, HistogramDataPoint> histogram(String name) {
    Map<Map<String, Object>, HistogramDataPoint> points = new HashMap<>();
    byName
        .get(name)
        .getHistogram()
        .getDataPointsList()
        .forEach(point -> points.put(OtlpAttributes.of(point.getAttributesList()), point));
    return points;
  }
}
