/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import org.jspecify.annotations.Nullable;

/** How a family of formats asks for what not every model can do, and how that is adapted. */
interface Shape {

  /** The shape of a dialect. */
  static Shape of(String dialect) {
    switch (dialect) {
      case "openai.chat":
        return new OpenAiShape(true);
      case "openai.responses":
        return new OpenAiShape(false);
      case "anthropic.messages":
      case "anthropic.vertex":
      case "bedrock.invoke.claude":
        return new ClaudeShape();
      case "bedrock.converse":
        return new ConverseShape();
      case "gemini.generate":
        return new GeminiShape();
      default:
        return new OtherShape();
    }
  }

  /** Adapts the request; the reason code for which it cannot be, or null. */
  @Nullable String adapt(Move move);

  /** Whether a call of a tool is forced. */
  default boolean forcesTool(Move move) {
    return false;
  }

  /** Whether the answer has to fit a schema. */
  default boolean wantsSchema(Move move) {
    return false;
  }

  /** Whether something is said as sound. */
  default boolean speaks(Move move) {
    return false;
  }

  /** Whether something else than the text of the answer is counted on. */
  default boolean wantsLogprobs(Move move) {
    return false;
  }
}
