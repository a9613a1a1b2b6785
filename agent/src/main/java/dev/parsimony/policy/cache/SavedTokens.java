/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.Usage;
import org.jspecify.annotations.Nullable;

/** What an answer cost when it was bought, kept on a call that got it without buying it again. */
public final class SavedTokens {

  private final String model;
  private final @Nullable Usage usage;

  SavedTokens(String model, @Nullable Usage usage) {
    this.model = model;
    this.usage = usage;
  }

  /** The model that the original call asked for. */
  public String model() {
    return model;
  }

  /** What the provider reported for the original call; null when it reported nothing. */
  public @Nullable Usage usage() {
    return usage;
  }
}
