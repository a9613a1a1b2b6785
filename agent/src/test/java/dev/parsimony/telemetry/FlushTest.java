/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static dev.parsimony.telemetry.Exchanges.chatSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
      await(() -> !receiver.metrics().isEmpty());

      telemetry.closed(chatSuccess().build());
      CompletableFuture<Void> flush = flushing(telemetry);
      await(() -> receiver.spans().size() == 2);
      pass.release(2);

      assertThat(flush).succeedsWithin(30, TimeUnit.SECONDS);
      assertThat(underWay).succeedsWithin(30, TimeUnit.SECONDS);
      assertThat(exchanges(receiver)).isEqualTo(2);
    }
  }

  private static CompletableFuture<Void> flushing(Telemetry telemetry) {
    return CompletableFuture.runAsync(() -> telemetry.flush(TimeUnit.SECONDS.toNanos(30)));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
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
