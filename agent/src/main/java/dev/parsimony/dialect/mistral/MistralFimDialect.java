/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.mistral;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.exchange.Operation;

/** Completions that fill in the middle. */
public final class MistralFimDialect extends CompletionDialect {

  private static final FieldTable FIELDS = fields().key("prompt", "suffix", "min_tokens").build();

  public MistralFimDialect() {
    super("mistral.fim", Operation.TEXT_COMPLETION, "/fim/completions", false, FIELDS);
  }
}
