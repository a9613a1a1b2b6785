/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LazyLoadingTest {

  /** Loads nothing of the SDK and hands no telemetry anywhere. */
  public static final class OffProgram {

    public static void main(String[] args) {
      Telemetry telemetry =
          Telemetry.builder(
                  "9",
                  java.util.Map.of(),
                  java.util.Map.of("OTEL_TRACES_EXPORTER", "none", "OTEL_METRICS_EXPORTER", "none"))
              .build();
      telemetry.closed(Exchanges.chatSuccess().build());
      telemetry.flush(1);
    }
  }

  /** Is ready to export, but has nothing to. */
  public static final class IdleProgram {

    public static void main(String[] args) {
      Telemetry telemetry = Telemetry.builder("9", java.util.Map.of(), java.util.Map.of()).build();
      telemetry.flush(1);
    }
  }

  @Test
  void off_loadsNoOpenTelemetry() throws Exception {
    assertThat(loadedBy(OffProgram.class)).doesNotContain(" io.opentelemetry.", " okhttp3.");
  }

  @Test
  void beforeTheFirstExchange_nothingIsLoaded() throws Exception {
    assertThat(loadedBy(IdleProgram.class)).doesNotContain(" io.opentelemetry.", " okhttp3.");
  }

  private static String loadedBy(Class<?> program) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).contains(" " + Telemetry.class.getName());
    return output;
  }
}
