/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Contents of Gemini, whose names may be spelt in snake case. */
final class GeminiShape implements Shape {

  private static final String[] CONFIGS = {"generationConfig", "generation_config"};
  private static final String[] THINKING = {"thinkingConfig", "thinking_config"};
  private static final String[] BUDGET = {"thinkingBudget", "thinking_budget"};
  private static final String[] LEVEL = {"thinkingLevel", "thinking_level"};
  private static final String[] SCHEMA = {
    "responseSchema", "response_schema", "responseJsonSchema", "response_json_schema"
  };
  private static final long MUCH = 4_096;

  @Override
  public boolean forcesTool(Move move) {
    String mode = move.text("toolConfig", "functionCallingConfig", "mode");
    String snake = move.text("tool_config", "function_calling_config", "mode");
    return "ANY".equalsIgnoreCase(mode) || "ANY".equalsIgnoreCase(snake);
  }

  @Override
  public boolean wantsSchema(Move move) {
    return anyConfig(move, SCHEMA);
  }

  @Override
  public boolean wantsLogprobs(Move move) {
    return anyConfig(move, "responseLogprobs", "response_logprobs", "logprobs");
  }

  private static boolean anyConfig(Move move, String... names) {
    for (String config : CONFIGS) {
      for (String name : names) {
        if (move.has(config, name)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public @Nullable String adapt(Move move) {
    for (String config : CONFIGS) {
      for (String thinking : THINKING) {
        for (int i = 0; i < BUDGET.length; i++) {
          if (move.has(config, thinking, LEVEL[i]) && !move.target().has(Trait.LEVEL)) {
            return "no_thinking_level";
          }
          adapt(move, config, thinking, i);
        }
      }
    }
    Sampling.adapt(move);
    OutputLimit.adapt(move);
    return null;
  }

  private static void adapt(Move move, String config, String thinking, int spelling) {
    String level = move.text(config, thinking, LEVEL[spelling]);
    if (level != null) {
      thinks(move, level.toLowerCase(Locale.ROOT));
    }
    if (move.has(config, thinking, BUDGET[spelling])) {
      adaptBudget(move, config, thinking, spelling);
    }
  }

  /* A budget and a level together are an error. */
  private static void adaptBudget(Move move, String config, String thinking, int spelling) {
    String budget = move.at(config, thinking, BUDGET[spelling]).json();
    boolean own = budget.startsWith("-");
    boolean much = own || OutputLimit.isAbove(MUCH, budget);
    if (!own) {
      thinks(move, budget.equals("0") ? "none" : much ? "high" : "low");
    }
    if (move.target().has(Trait.LEVEL)) {
      move.unset(config, thinking, BUDGET[spelling]);
      if (!move.has(config, thinking, LEVEL[spelling])) {
        move.effort(much ? "high" : "low");
        move.set(much ? "high" : "low", config, thinking, LEVEL[spelling]);
      }
    }
  }

  private static void thinks(Move move, String effort) {
    move.asked(effort);
    move.effort(effort);
  }
}
