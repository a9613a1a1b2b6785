/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.setting.Glob;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A price that the operator gave, in dollars per million tokens. */
public final class PriceOverride {

  private final @Nullable String provider;
  private final Glob model;
  private final BigDecimal input;
  private final BigDecimal output;
  private final @Nullable BigDecimal cacheRead;
  private final @Nullable BigDecimal cacheWrite;
  private final @Nullable BigDecimal cacheWriteHour;
  private final @Nullable LocalDate from;

  PriceOverride(
      @Nullable String provider,
      Glob model,
      BigDecimal input,
      BigDecimal output,
      @Nullable BigDecimal cacheRead,
      @Nullable BigDecimal cacheWrite,
      @Nullable BigDecimal cacheWriteHour,
      @Nullable LocalDate from) {
    this.provider = provider;
    this.model = model;
    this.input = input;
    this.output = output;
    this.cacheRead = cacheRead;
    this.cacheWrite = cacheWrite;
    this.cacheWriteHour = cacheWriteHour;
    this.from = from;
  }

  /** Null for any provider. */
  public @Nullable String provider() {
    return provider;
  }

  public Glob model() {
    return model;
  }

  public BigDecimal input() {
    return input;
  }

  public BigDecimal output() {
    return output;
  }

  /** Null when such tokens are not priced apart. */
  public @Nullable BigDecimal cacheRead() {
    return cacheRead;
  }

  /** Null when such tokens are not priced apart. */
  public @Nullable BigDecimal cacheWrite() {
    return cacheWrite;
  }

  /** Null when such tokens have the price of other writes. */
  public @Nullable BigDecimal cacheWriteHour() {
    return cacheWriteHour;
  }

  /** The first day of the price; null when it always holds. */
  public @Nullable LocalDate from() {
    return from;
  }
}
