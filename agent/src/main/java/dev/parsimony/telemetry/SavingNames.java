/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Saving;
import io.opentelemetry.api.common.AttributeKey;

/** The names of what was saved, and of what would have been where the agent only observes. */
enum SavingNames {
  SAVED("parsimony.saved"),
  WOULD_SAVE("parsimony.would_save");

  private final String prefix;

  SavingNames(String prefix) {
    this.prefix = prefix;
  }

  static SavingNames of(Saving saving) {
    return saving.isImagined() ? WOULD_SAVE : SAVED;
  }

  AttributeKey<Long> inputTokens(Saving saving) {
    return key(saving, saving.isEstimated() ? ".estimated_input_tokens" : ".input_tokens");
  }

  AttributeKey<Long> outputTokens(Saving saving) {
    return key(saving, saving.isEstimated() ? ".estimated_output_tokens" : ".output_tokens");
  }

  AttributeKey<Long> nanoUsd(Saving saving) {
    return key(saving, ".nano_usd");
  }

  String tokenCount() {
    return prefix + ".tokens";
  }

  String estimatedTokenCount() {
    return prefix + ".estimated_tokens";
  }

  String cost() {
    return prefix + ".cost";
  }

  String costUnknown() {
    return prefix + ".cost.unknown";
  }

  /* One call may save by several policies; that of the cache saves all of it, and goes unnamed. */
  private AttributeKey<Long> key(Saving saving, String suffix) {
    String policy = saving.policy().equals(Saving.CACHE) ? "" : "." + saving.policy();
    return AttributeKey.longKey(prefix + policy + suffix);
  }
}
