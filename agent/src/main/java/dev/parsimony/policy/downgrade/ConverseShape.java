/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.dialect.wire.JsonNode;
import org.jspecify.annotations.Nullable;

/** Converse, which hands what only some models know through in a field of its own. */
final class ConverseShape implements Shape {

  private static final String ADDITIONAL = "additionalModelRequestFields";

  @Override
  public boolean forcesTool(Move move) {
    return move.has("toolConfig", "toolChoice", "any")
        || move.has("toolConfig", "toolChoice", "tool")
        || ClaudeShape.isForced(move.text(ADDITIONAL, "tool_choice", "type"));
  }

  @Override
  public boolean wantsSchema(Move move) {
    return move.has("outputConfig", "textFormat");
  }

  @Override
  public @Nullable String adapt(Move move) {
    for (JsonNode field : move.at(ADDITIONAL).children()) {
      // Of one vendor's: what another model makes of it nobody knows.
      if (!isKnown(field.name())) {
        return "model_fields";
      }
    }
    String objection = ClaudeShape.adaptThinking(move, ADDITIONAL);
    if (objection == null) {
      Sampling.adapt(move);
      if (!move.target().has(Trait.SAMPLING)) {
        move.unset(ADDITIONAL, "top_k");
      }
      OutputLimit.adapt(move);
    }
    return objection;
  }

  private static boolean isKnown(String name) {
    return name.equals("thinking") || name.equals("top_k") || name.equals("tool_choice");
  }
}
