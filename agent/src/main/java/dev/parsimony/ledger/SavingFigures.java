/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import dev.parsimony.exchange.Saving;

/** The figures of what was saved, and of what would have been where the agent only observes. */
enum SavingFigures {
  SAVED(
      Figure.SAVED_CALLS,
      Figure.SAVED_INPUT_TOKENS,
      Figure.SAVED_OUTPUT_TOKENS,
      Figure.SAVED_ESTIMATED_INPUT_TOKENS,
      Figure.SAVED_ESTIMATED_OUTPUT_TOKENS,
      Figure.SAVED_NANO_USD,
      Figure.SAVED_COST_UNKNOWN_CALLS),
  WOULD_SAVE(
      Figure.WOULD_SAVE_CALLS,
      Figure.WOULD_SAVE_INPUT_TOKENS,
      Figure.WOULD_SAVE_OUTPUT_TOKENS,
      Figure.WOULD_SAVE_ESTIMATED_INPUT_TOKENS,
      Figure.WOULD_SAVE_ESTIMATED_OUTPUT_TOKENS,
      Figure.WOULD_SAVE_NANO_USD,
      Figure.WOULD_SAVE_COST_UNKNOWN_CALLS);

  final Figure calls;
  final Figure input;
  final Figure output;
  final Figure estimatedInput;
  final Figure estimatedOutput;
  final Figure cost;
  final Figure costUnknownCalls;

  SavingFigures(
      Figure calls,
      Figure input,
      Figure output,
      Figure estimatedInput,
      Figure estimatedOutput,
      Figure cost,
      Figure costUnknownCalls) {
    this.calls = calls;
    this.input = input;
    this.output = output;
    this.estimatedInput = estimatedInput;
    this.estimatedOutput = estimatedOutput;
    this.cost = cost;
    this.costUnknownCalls = costUnknownCalls;
  }

  static SavingFigures of(Saving saving) {
    return saving.isImagined() ? WOULD_SAVE : SAVED;
  }
}
