/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.it.otlp.OtlpReceiver;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.List;

/** What the agent has exported about the soak. */
final class SoakTelemetry {

  private final OtlpReceiver receiver;
  private long spans;

  SoakTelemetry(OtlpReceiver receiver) {
    this.receiver = receiver;
  }

  /** Counts what has come, and lets it go. */
  void drain() {
    spans += receiver.spans().size();
    receiver.clear();
  }

  long spans() {
    return spans + receiver.spans().size();
  }

  /** The newest value of a counter over all its attributes; it counts from the start of the JVM. */
  long counter(String name) {
    List<Metric> exports =
        receiver.metrics().stream().filter(metric -> metric.getName().equals(name)).toList();
    return exports.isEmpty()
        ? 0
        : exports.get(exports.size() - 1).getSum().getDataPointsList().stream()
            .mapToLong(NumberDataPoint::getAsInt)
            .sum();
  }
}
