/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

/** The dialects under test. */
final class Fixtures {

  static final ChatDialect CHAT = new ChatDialect();
  static final ResponsesDialect RESPONSES = new ResponsesDialect();
  static final EmbeddingsDialect EMBEDDINGS = new EmbeddingsDialect();
  static final CompletionsDialect COMPLETIONS = new CompletionsDialect();

  private Fixtures() {}
}
