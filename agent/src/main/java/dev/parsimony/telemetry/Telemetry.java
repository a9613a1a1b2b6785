/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ExchangeListener;
import dev.parsimony.exchange.TokenRatio;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Exports each exchange as OpenTelemetry spans and metrics, configured by the standard {@code
 * OTEL_*} variables. The SDK is loaded when the first exchange is closed, and not at all where
 * nothing is to be exported.
 */
public final class Telemetry implements ExchangeListener {

  private final OtelSettings settings;
  private final String version;
  private final Predicate<String> knownModels;
  private final LongSupplier suppressed;
  private final LongSupplier dropped;
  private final Supplier<Map<String, Double>> budgetUse;
  private final Supplier<Map<String, TokenRatio>> tokenRatios;
  private final Consumer<String> log;
  private volatile @Nullable SdkPipeline pipeline;
  private boolean opened;

  private Telemetry(Builder builder) {
    this.settings = OtelSettings.of(builder.systemProperties, builder.environment);
    this.version = builder.version;
    this.knownModels = builder.knownModels;
    this.suppressed = builder.suppressed;
    this.dropped = builder.dropped;
    this.budgetUse = builder.budgetUse;
    this.tokenRatios = builder.tokenRatios;
    this.log = builder.log;
  }

  /**
   * @param systemProperties the system properties; those of {@code otel.*} are read
   * @param environment the environment; {@code OTEL_*} is read
   */
  public static Builder builder(
      String version, Map<String, String> systemProperties, Map<String, String> environment) {
    return new Builder(version, systemProperties, environment);
  }

  /** Whether anything is exported. */
  public boolean enabled() {
    return !settings.off();
  }

  @Override
  public void closed(Exchange exchange) {
    if (!opened) {
      opened = true;
      pipeline = open();
    }
    SdkPipeline current = pipeline;
    if (current != null) {
      current.write(exchange);
    }
  }

  @Override
  public void flush(long timeoutNanos) {
    SdkPipeline current = pipeline;
    if (current != null) {
      current.flush(timeoutNanos);
    }
  }

  private @Nullable SdkPipeline open() {
    if (!settings.refused().isEmpty()) {
      log.accept(
          "telemetry: what these settings say cannot be used, or only in part: "
              + String.join(", ", settings.refused()));
    }
    if (settings.off()) {
      return null;
    }
    try {
      tellOfPort(new SettingValues(settings.usable()));
      return open(settings.usable());
    } catch (RuntimeException unusable) {
      log.accept("telemetry: the OTEL_* settings do not go together; going on with the basic ones");
      return open(settings.bare());
    }
  }

  private void tellOfPort(SettingValues values) {
    if (new OtlpTarget(values, "traces").hasPortOfOtherProtocol()
        || new OtlpTarget(values, "metrics").hasPortOfOtherProtocol()) {
      log.accept("telemetry: port 4317 is mostly served by grpc, port 4318 by http/protobuf");
    }
  }

  private SdkPipeline open(Map<String, String> values) {
    Gauges gauges = new Gauges(budgetUse, tokenRatios);
    return SdkPipeline.open(values, version, knownModels, suppressed, dropped, gauges);
  }

  /** Collects what telemetry is told at its start. */
  public static final class Builder {

    private final String version;
    private final Map<String, String> systemProperties;
    private final Map<String, String> environment;
    private Predicate<String> knownModels = model -> false;
    private LongSupplier suppressed = () -> 0;
    private LongSupplier dropped = () -> 0;
    private Supplier<Map<String, Double>> budgetUse = Collections::emptyMap;
    private Supplier<Map<String, TokenRatio>> tokenRatios = Collections::emptyMap;
    private Consumer<String> log = line -> {};

    private Builder(
        String version, Map<String, String> systemProperties, Map<String, String> environment) {
      this.version = version;
      this.systemProperties = systemProperties;
      this.environment = environment;
    }

    /** Models that metrics always name. */
    public Builder knownModels(Predicate<String> value) {
      this.knownModels = value;
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

    /** How much of each budget is used, 1 for all. */
    public Builder budgetUse(Supplier<Map<String, Double>> value) {
      this.budgetUse = value;
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

    public Telemetry build() {
      return new Telemetry(this);
    }
  }
}
