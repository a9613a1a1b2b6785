/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ExchangeListener;
import dev.parsimony.exchange.TokenRatio;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the exchanges came to, and keeps a summary in a file: rewritten with the first
 * exchange, then at most once an interval, and when it is flushed. A {@code %p} in the path stands
 * for the id of the process.
 */
public final class Ledger implements ExchangeListener {

  private static final long PERMILLE = 1_000;

  private final String path;
  private final @Nullable SummaryFile file;
  private final long interval;
  private final Clock clock;
  private final LongSupplier ticker;
  private final LongSupplier suppressed;
  private final LongSupplier dropped;
  private final Supplier<Map<String, TokenRatio>> tokenRatios;
  private final Consumer<String> log;
  private final String since;
  private final Totals totals = new Totals();
  private boolean written;
  private boolean due;
  private boolean told;
  private long lastWrite;

  private Ledger(Builder builder) {
    this.log = builder.log;
    this.path = builder.path;
    this.file = file(builder.path);
    this.interval = builder.interval;
    this.clock = builder.clock;
    this.ticker = builder.ticker;
    this.suppressed = builder.suppressed;
    this.dropped = builder.dropped;
    this.tokenRatios = builder.tokenRatios;
    this.since = clock.instant().toString();
  }

  /**
   * @param intervalNanos how long a written summary stays at least
   */
  public static Builder builder(String path, long intervalNanos) {
    return new Builder(path, intervalNanos);
  }

  @Override
  public synchronized void closed(Exchange exchange) {
    totals.add(exchange);
    due = true;
    tick();
  }

  @Override
  public synchronized void tick() {
    if (due && (!written || ticker.getAsLong() - lastWrite >= interval)) {
      write();
    }
  }

  @Override
  public synchronized void flush(long timeoutNanos) {
    write();
  }

  private void write() {
    written = true;
    due = false;
    lastWrite = ticker.getAsLong();
    if (file == null) {
      return;
    }
    try {
      file.write(document());
    } catch (IOException | RuntimeException e) {
      tell(e);
    }
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(SummaryFile.FORMAT_FIELD, SummaryFile.FORMAT);
    document.put("since", since);
    document.put("until", clock.instant().toString());
    document.put("suppressedFailures", suppressed.getAsLong());
    document.put("droppedExchanges", dropped.getAsLong());
    totals.writeTo(document);
    document.put("tokenizers", tokenizers());
    return document;
  }

  private List<Object> tokenizers() {
    List<Object> rows = new ArrayList<>();
    tokenRatios.get().forEach((name, ratio) -> rows.add(row(name, ratio)));
    return rows;
  }

  private static Map<String, Object> row(String name, TokenRatio ratio) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("tokenizer", name);
    row.put("known", ratio.isLearned() ? "learned" : "assumed");
    row.put("ratioPermille", Math.round(ratio.ratio() * PERMILLE));
    row.put("errorPermille", Math.round(ratio.error() * PERMILLE));
    row.put("samples", (long) ratio.samples());
    return row;
  }

  private @Nullable SummaryFile file(String path) {
    try {
      String expanded = path.contains("%p") ? path.replace("%p", ProcessId.current()) : path;
      Path resolved = Paths.get(expanded);
      return new SummaryFile(resolved);
    } catch (InvalidPathException e) {
      tell(e);
      return null;
    }
  }

  private void tell(Exception failure) {
    if (!told) {
      told = true;
      String why = why(failure);
      log.accept(
          "summary.file \"" + path + "\": cannot be written (" + why + "); going on without it");
    }
  }

  private static String why(Exception failure) {
    if (failure instanceof FileAlreadyExistsException) {
      return "what is there is no summary";
    }
    if (failure instanceof NoSuchFileException) {
      return "its directory does not exist";
    }
    return failure instanceof AccessDeniedException
        ? "not by this user"
        : failure.getClass().getSimpleName();
  }

  /** Collects what a ledger is told at its start. */
  public static final class Builder {

    private final String path;
    private final long interval;
    private Clock clock = Clock.systemUTC();
    private LongSupplier ticker = System::nanoTime;
    private LongSupplier suppressed = () -> 0;
    private LongSupplier dropped = () -> 0;
    private Supplier<Map<String, TokenRatio>> tokenRatios = Collections::emptyMap;
    private Consumer<String> log = line -> {};

    private Builder(String path, long interval) {
      this.path = path;
      this.interval = interval;
    }

    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /** Nanoseconds that only ever grow. */
    public Builder ticker(LongSupplier value) {
      this.ticker = value;
      return this;
    }

    /** How many of the agent's own failures were suppressed so far. */
    public Builder suppressedFailures(LongSupplier value) {
      this.suppressed = value;
      return this;
    }

    /** How many exchanges were dropped before any listener saw them. */
    public Builder droppedExchanges(LongSupplier value) {
      this.dropped = value;
      return this;
    }

    /** What is known of tokenizers, by the names of their families. */
    public Builder tokenRatios(Supplier<Map<String, TokenRatio>> value) {
      this.tokenRatios = value;
      return this;
    }

    /** Takes one line for whoever operates the application. */
    public Builder log(Consumer<String> value) {
      this.log = value;
      return this;
    }

    public Ledger build() {
      return new Ledger(this);
    }
  }
}
