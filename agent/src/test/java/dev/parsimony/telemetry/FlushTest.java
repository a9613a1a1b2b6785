/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static dev.parsimony.telemetry.Exchanges.chatSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FlushTest {

  @Test
  void whatIsRecordedWhileAnExportIsUnderWay_leavesWithTheFlush() throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      Telemetry telemetry =
          Telemetry.builder(
                  "9", Map.of(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()))
              .build();
      Semaphore pass = receiver.holdMetrics();
      telemetry.closed(chatSuccess().build());
      CompletableFuture<Void> underWay = flushing(telemetry);
      Await.until("a metric is there", () -> !receiver.metrics().isEmpty());

      telemetry.closed(chatSuccess().build());
      CompletableFuture<Void> flush = flushing(telemetry);
      Await.until("both spans are there", () -> receiver.spans().size() == 2);
      pass.release(2);

      assertThat(flush).succeedsWithin(30, TimeUnit.SECONDS);
      assertThat(underWay).succeedsWithin(30, TimeUnit.SECONDS);
      assertThat(exchanges(receiver)).isEqualTo(2);
    }
  }

  private static CompletableFuture<Void> flushing(Telemetry telemetry) {
    return CompletableFuture.runAsync(() -> telemetry.flush(TimeUnit.SECONDS.toNanos(30)));
  }

  private static long exchanges(OtlpReceiver receiver) {
    return receiver.metrics().stream()
        .filter(metric -> metric.getName().equals("parsimony.exchanges"))
        .flatMap(metric -> metric.getSum().getDataPointsList().stream())
        .mapToLong(point -> point.getAsInt())
        .max()
        .orElse(0);
  }
}
