/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoggerTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final List<String> lines = new ArrayList<>();
  private final Logger logger = new Logger(new WarningLine(now::get, lines::add));

  @Test
  void belowWarning_isDropped() {
    logger.fine("a");
    logger.info("b");
    logger.log(Level.CONFIG, "c");
    logger.log(Level.FINEST, "d", new Throwable());

    assertThat(lines).isEmpty();
    assertThat(logger.isLoggable(Level.INFO)).isFalse();
    assertThat(logger.isLoggable(Level.SEVERE)).isTrue();
  }

  @Test
  void warnings_makeOneLineAMinute_thatCountsTheOthers() {
    logger.warning("first");
    logger.warning("second");
    logger.log(Level.SEVERE, "third");
    now.addAndGet(WarningLine.QUIET_NANOS);
    logger.log(Level.WARNING, "fourth");

    assertThat(lines)
        .containsExactly(
            "[parsimony] telemetry: first",
            "[parsimony] telemetry: fourth (2 more since the last line)");
  }

  @Test
  void failedExport_isToldOnceWithWhatToDo() {
    logger.warning("Failed to export 3 spans.");
    now.addAndGet(WarningLine.QUIET_NANOS);
    logger.warning("Failed to export 4 spans.");

    assertThat(lines.get(0)).contains("OTEL_EXPORTER_OTLP_ENDPOINT", "telemetry.enabled: false");
    assertThat(lines.get(1)).isEqualTo("[parsimony] telemetry: Failed to export 4 spans.");
  }

  @Test
  void exceptionMessagesAndParameters_areNotQuoted() {
    logger.log(Level.WARNING, "failed", new IllegalStateException("sk-secret"));
    now.addAndGet(WarningLine.QUIET_NANOS);
    logger.log(Level.WARNING, "failed {0}", "sk-secret");
    now.addAndGet(WarningLine.QUIET_NANOS);
    logger.log(Level.WARNING, "failed {0}", new Object[] {"sk-secret"});

    assertThat(lines)
        .containsExactly(
            "[parsimony] telemetry: failed (java.lang.IllegalStateException)",
            "[parsimony] telemetry: failed {0}",
            "[parsimony] telemetry: failed {0}");
  }

  @Test
  void hostileMessage_staysOneShortLine() {
    logger.warning("a\nb\u001b[31m" + "x".repeat(100_000));
    now.addAndGet(WarningLine.QUIET_NANOS);
    logger.warning(null);

    assertThat(lines.get(0)).startsWith("[parsimony] telemetry: a b [31m").hasSizeLessThan(300);
    assertThat(lines.get(1)).isEqualTo("[parsimony] telemetry: ");
  }
}
