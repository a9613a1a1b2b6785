/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry.logging;

import org.jspecify.annotations.Nullable;

/** Passes the warnings of bundled libraries on and drops everything below. */
public final class Logger {

  private static final WarningLine LINE = new WarningLine(System::nanoTime, System.err::println);
  private static final Logger SHARED = new Logger(LINE);

  private final WarningLine line;

  Logger(WarningLine line) {
    this.line = line;
  }

  public static Logger getLogger(String name) {
    return SHARED;
  }

  public boolean isLoggable(Level level) {
    return level.reaches(Level.WARNING);
  }

  public void fine(@Nullable String message) {}

  public void info(@Nullable String message) {}

  public void warning(@Nullable String message) {
    log(Level.WARNING, message);
  }

  public void log(Level level, @Nullable String message) {
    if (isLoggable(level)) {
      line.tell(message, null);
    }
  }

  public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      line.tell(message, thrown);
    }
  }

  /* A parameter may be anything, an address or a key: the message is told without it. */
  public void log(Level level, @Nullable String message, @Nullable Object parameter) {
    log(level, message);
  }

  public void log(Level level, @Nullable String message, Object @Nullable [] parameters) {
    log(level, message);
  }
}
