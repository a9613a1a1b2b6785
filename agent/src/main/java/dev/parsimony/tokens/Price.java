/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rates of one model of one provider from one instant on. */
public final class Price {

  private final String provider;
  private final String model;
  private final Instant from;
  private final Rates rates;
  private final long longContextAbove;
  private final @Nullable Rates longContext;
  private final boolean flex;

  private Price(
      String provider,
      String model,
      Instant from,
      Rates rates,
      long longContextAbove,
      @Nullable Rates longContext,
      boolean flex) {
    this.provider = requireNonNull(provider, "provider is null");
    this.model = requireNonNull(model, "model is null");
    this.from = requireNonNull(from, "from is null");
    this.rates = requireNonNull(rates, "rates is null");
    this.longContextAbove = longContextAbove;
    this.longContext = longContext;
    this.flex = flex;
  }

  /**
   * A price that always held. As an override, provider and model may use {@code *} and {@code ?}.
   */
  public static Price of(String provider, String model, Rates rates) {
    return new Price(provider, model, Instant.MIN, rates, Long.MAX_VALUE, null, false);
  }

  public Price from(Instant start) {
    return new Price(provider, model, start, rates, longContextAbove, longContext, flex);
  }

  /** Other rates for the whole of a request with more input tokens than the threshold. */
  public Price withLongContext(long above, Rates band) {
    return new Price(provider, model, from, rates, above, band, flex);
  }

  /** The same of a model that is sold at the flex tier too. */
  Price withFlex() {
    return new Price(provider, model, from, rates, longContextAbove, longContext, true);
  }

  boolean hasFlex() {
    return flex;
  }

  String provider() {
    return provider;
  }

  String model() {
    return model;
  }

  Instant start() {
    return from;
  }

  boolean holdsAt(Instant instant) {
    return !from.isAfter(instant);
  }

  @Nullable Long cost(Usage usage) {
    return rates(usage.input()).cost(usage);
  }

  /** The rates of a request with so many input tokens. */
  Rates rates(long input) {
    Rates band = longContext;
    return band != null && input > longContextAbove ? band : rates;
  }
}
