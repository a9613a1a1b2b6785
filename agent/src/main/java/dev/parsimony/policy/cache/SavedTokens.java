/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What an answer cost when it was bought, kept on the calls that got it without buying it again.
 */
public final class SavedTokens {

  private final @Nullable Usage usage;
  private volatile @Nullable Usage estimate;

  /**
   * @param usage what the provider reported for the original call; null when it reported nothing
   */
  public SavedTokens(@Nullable Usage usage) {
    this.usage = usage;
  }

  /** What the provider reported for the original call; null when it reported nothing. */
  public @Nullable Usage usage() {
    return usage;
  }

  /** Our own count for the whole answer; null before one was kept. */
  public @Nullable Usage estimate() {
    return estimate;
  }

  /** Keeps our own count, for all calls that get this answer. */
  public void keepEstimate(@Nullable Usage counted) {
    estimate = counted;
  }
}
