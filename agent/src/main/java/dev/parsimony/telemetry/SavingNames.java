/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Saving;
import io.opentelemetry.api.common.AttributeKey;

/** The names of what was saved, and of what would have been where the agent only observes. */
enum SavingNames {
  SAVED("parsimony.saved", "roughly_saved_tokens"),
  WOULD_SAVE("parsimony.would_save", "roughly_would_save_tokens");

  private final String prefix;
  private final String rough;

  SavingNames(String prefix, String rough) {
    this.prefix = prefix;
    this.rough = rough;
  }

  static SavingNames of(Decision decision) {
    return decision.isImagined() ? WOULD_SAVE : SAVED;
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

  /** Of one technique of a policy, by the rough count that is made with it. */
  AttributeKey<Long> roughTokens(String policy) {
    return AttributeKey.longKey("parsimony." + policy + "." + rough);
  }

  /** Of single decisions, by the same count. */
  String roughTokenCount() {
    return "parsimony.decisions." + rough;
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
