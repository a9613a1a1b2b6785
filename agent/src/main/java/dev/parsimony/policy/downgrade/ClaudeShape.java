/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.dialect.wire.JsonNode;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Messages of Claude, whoever sells it. */
final class ClaudeShape implements Shape {

  private static final String THINKING = "thinking";
  private static final long MUCH = 8_192;

  @Override
  public boolean forcesTool(Move move) {
    return isForced(move.text("tool_choice", "type"));
  }

  static boolean isForced(@Nullable String choice) {
    return "any".equals(choice) || "tool".equals(choice);
  }

  @Override
  public boolean wantsSchema(Move move) {
    return move.has("output_config", "format")
        || move.has("output_format")
        || move.elements("tools").stream()
            .anyMatch(tool -> tool.member("strict").json().equals("true"));
  }

  @Override
  public @Nullable String adapt(Move move) {
    if (move.elements("tools").stream().anyMatch(ClaudeShape::isTyped)) {
      return "typed_tool";
    }
    if (!move.target().has(Trait.ASSISTANT_DOCUMENTS)
        && move.elements("messages").stream().anyMatch(ClaudeShape::showsDocument)) {
      return "assistant_document";
    }
    if (!move.target().has(Trait.ASSISTANT_DOCUMENTS)
        && move.elements("messages").stream().anyMatch(ClaudeShape::isCitedText)) {
      return "cited_text";
    }
    String objection = adaptThinking(move, "");
    if (objection == null) {
      adaptEffort(move);
      Sampling.adapt(move);
      OutputLimit.adapt(move);
    }
    return objection;
  }

  private static void adaptEffort(Move move) {
    String asked = move.text("output_config", "effort");
    if (asked == null) {
      return;
    }
    if (move.target().efforts().isEmpty()) {
      move.unset("output_config", "effort");
    } else {
      move.set(String.valueOf(Thinking.nearest(asked, move.target())), "output_config", "effort");
    }
  }

  /**
   * Adapts how thinking is asked for.
   *
   * @param within the object that it stands in; empty for the request itself
   */
  static @Nullable String adaptThinking(Move move, String within) {
    String[] type = path(within, THINKING, "type");
    Capabilities target = move.target();
    String asked = move.text(type);
    if (asked == null) {
      return null;
    }
    if (asked.equals("disabled")) {
      move.asked("none");
      if (target.has(Trait.ALWAYS_THINKS)) {
        move.unset(path(within, THINKING));
      }
      return null;
    }
    if (!target.has(Trait.REASONING)) {
      return "no_reasoning";
    }
    String budget = move.at(path(within, THINKING, "budget_tokens")).json();
    boolean much = OutputLimit.isAbove(MUCH, budget);
    move.asked(much ? "high" : "medium");
    move.effort(move.asked());
    if (asked.equals("enabled") && !target.has(Trait.BUDGET)) {
      toAdaptive(move, within);
    } else if (asked.equals("adaptive") && !target.has(Trait.ADAPTIVE)) {
      return "no_adaptive_thinking";
    }
    return null;
  }

  private static void toAdaptive(Move move, String within) {
    move.set(Collections.singletonMap("type", "adaptive"), path(within, THINKING));
    move.effort(Thinking.nearest(String.valueOf(move.asked()), move.target()));
    if (move.effort() != null && !move.has(path(within, "output_config", "effort"))) {
      move.set(move.effort(), path(within, "output_config", "effort"));
    }
  }

  private static String[] path(String within, String... names) {
    if (within.isEmpty()) {
      return names;
    }
    String[] path = new String[names.length + 1];
    path[0] = within;
    System.arraycopy(names, 0, path, 1, names.length);
    return path;
  }

  private static boolean isTyped(JsonNode tool) {
    String type = tool.member("type").string();
    return type != null && !type.equals("custom");
  }

  /* What the user says, with citations as an answer has them. */
  private static boolean isCitedText(JsonNode message) {
    return "user".equals(message.member("role").string())
        && message.member("content").elements().stream()
            .anyMatch(
                block ->
                    "text".equals(block.member("type").string())
                        && !block.member("citations").elements().isEmpty());
  }

  private static boolean showsDocument(JsonNode message) {
    return "assistant".equals(message.member("role").string())
        && message.member("content").elements().stream()
            .anyMatch(block -> "document".equals(block.member("type").string()));
  }
}
