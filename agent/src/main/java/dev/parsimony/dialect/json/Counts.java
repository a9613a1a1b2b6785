/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.JsonNumber;
import dev.parsimony.exchange.Usage;
import org.jspecify.annotations.Nullable;

/** Reads counts of tokens that a provider reports; one that cannot be true is unknown. */
public final class Counts {

  /** More than any call can use. */
  public static final long MOST = 1_000_000_000_000L;

  /** A count of at most {@link #MOST}. */
  public static long of(@Nullable Object value) {
    return of(value, MOST);
  }

  /** A count that is part of another one. */
  public static long of(@Nullable Object value, long most) {
    long count = JsonNumber.count(value);
    return count < 0 || count > most ? Usage.UNKNOWN : count;
  }

  private Counts() {}
}
