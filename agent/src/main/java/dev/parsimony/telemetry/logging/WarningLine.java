/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry.logging;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One line of warning at most once a minute, whatever many warnings there are. */
final class WarningLine {

  static final long QUIET_NANOS = 60_000_000_000L;
  private static final int MAX_CHARS = 240;
  private static final String EXPORT_FAILED = "Failed to export";
  private static final String HINT =
      "; OTEL_EXPORTER_OTLP_ENDPOINT says where to, and telemetry.enabled: false ends it";

  private final LongSupplier ticker;
  private final Consumer<String> sink;
  private long quietSince;
  private long dropped;
  private boolean spoken;
  private boolean hinted;

  WarningLine(LongSupplier ticker, Consumer<String> sink) {
    this.ticker = ticker;
    this.sink = sink;
  }

  synchronized void tell(@Nullable String message, @Nullable Throwable thrown) {
    long now = ticker.getAsLong();
    if (spoken && now - quietSince < QUIET_NANOS) {
      dropped++;
      return;
    }
    spoken = true;
    quietSince = now;
    sink.accept(line(message, thrown));
    dropped = 0;
  }

  /* The message of an exception may quote what was sent: only its type is told. */
  private String line(@Nullable String message, @Nullable Throwable thrown) {
    String text = message == null ? "" : message;
    StringBuilder line = new StringBuilder("[parsimony] telemetry: ");
    for (int i = 0; i < Math.min(text.length(), MAX_CHARS); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    if (thrown != null) {
      line.append(" (").append(thrown.getClass().getName()).append(')');
    }
    if (text.startsWith(EXPORT_FAILED) && !hinted) {
      line.append(HINT);
      hinted = true;
    }
    if (dropped > 0) {
      line.append(" (").append(dropped).append(" more since the last line)");
    }
    return line.toString();
  }
}
