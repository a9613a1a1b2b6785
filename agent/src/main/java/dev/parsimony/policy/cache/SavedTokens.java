/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.Usage;
import org.jspecify.annotations.Nullable;

/** What an answer cost when it was bought, kept on a call that got it without buying it again. */
public final class SavedTokens {

  private final @Nullable Usage usage;

  SavedTokens(@Nullable Usage usage) {
    this.usage = usage;
  }

  /** What the provider reported for the original call; null when it reported nothing. */
  public @Nullable Usage usage() {
    return usage;
  }
}
