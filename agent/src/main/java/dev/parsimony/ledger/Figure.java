/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

/** One sum that the ledger keeps, under the name that it has in the file. */
enum Figure {
  CALLS("calls"),
  ERRORS("errors"),
  /** How long the calls took, together. */
  DURATION_MICROS("durationMicros"),
  CACHE_HITS("cacheHits"),
  JOINED("joined"),
  /** By a budget; counted as errors too, since the application got one. */
  REFUSED("refused"),
  /** As billed: reported by the provider for calls that it answered. */
  INPUT_TOKENS("inputTokens"),
  OUTPUT_TOKENS("outputTokens"),
  /** Counted by us where the provider reported nothing. */
  ESTIMATED_INPUT_TOKENS("estimatedInputTokens"),
  ESTIMATED_OUTPUT_TOKENS("estimatedOutputTokens"),
  COST_NANO_USD("costNanoUsd"),
  COST_KNOWN_CALLS("costKnownCalls"),
  COST_UNKNOWN_CALLS("costUnknownCalls"),
  SAVED_CALLS("savedCalls"),
  SAVED_INPUT_TOKENS("savedInputTokens"),
  SAVED_OUTPUT_TOKENS("savedOutputTokens"),
  SAVED_ESTIMATED_INPUT_TOKENS("savedEstimatedInputTokens"),
  SAVED_ESTIMATED_OUTPUT_TOKENS("savedEstimatedOutputTokens"),
  SAVED_NANO_USD("savedNanoUsd"),
  SAVED_COST_UNKNOWN_CALLS("savedCostUnknownCalls"),
  /** Of which it is known what another model saved or cost besides. */
  MOVED_CALLS("movedCalls"),
  MODEL_SAVED_NANO_USD("modelSavedEstimatedNanoUsd"),
  MODEL_LOST_NANO_USD("modelLostEstimatedNanoUsd"),
  WOULD_SAVE_CALLS("wouldSaveCalls"),
  WOULD_SAVE_INPUT_TOKENS("wouldSaveInputTokens"),
  WOULD_SAVE_OUTPUT_TOKENS("wouldSaveOutputTokens"),
  WOULD_SAVE_ESTIMATED_INPUT_TOKENS("wouldSaveEstimatedInputTokens"),
  WOULD_SAVE_ESTIMATED_OUTPUT_TOKENS("wouldSaveEstimatedOutputTokens"),
  WOULD_SAVE_NANO_USD("wouldSaveNanoUsd"),
  WOULD_SAVE_COST_UNKNOWN_CALLS("wouldSaveCostUnknownCalls");

  private final String label;

  Figure(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
