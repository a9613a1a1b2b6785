/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** What a call asks for, named as in the GenAI semantic conventions. */
public enum Operation {
  CHAT("chat"),
  TEXT_COMPLETION("text_completion"),
  EMBEDDINGS("embeddings");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  /** The value of {@code gen_ai.operation.name}. */
  public String label() {
    return label;
  }
}
