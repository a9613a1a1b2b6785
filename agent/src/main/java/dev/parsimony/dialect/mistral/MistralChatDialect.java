/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.mistral;

import static dev.parsimony.dialect.json.Values.both;
import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.unlessOne;
import static dev.parsimony.dialect.json.Values.unlessUnset;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.openai.ChatFormat;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;

/** Chat completions of a model, or of an agent that the provider keeps. */
public final class MistralChatDialect extends CompletionDialect {

  private static final FieldTable FIELDS =
      fields()
          // What is said, and what it may be answered with.
          .key("messages", ChatFormat::messages)
          .key("tools", ChatFormat::tools)
          .key("tool_choice", "parallel_tool_calls", "prediction")
          .key("response_format", member("type", ChatFormat.OUTPUT_TYPE))
          .key("reasoning_effort", "prompt_mode", "safe_prompt", "guardrails")
          // How the answer is drawn.
          .key("presence_penalty", decimal(Parameter.PRESENCE_PENALTY))
          .key("frequency_penalty", decimal(Parameter.FREQUENCY_PENALTY))
          // What must not be answered from memory.
          .uncacheable(
              "n", both(whole(Parameter.CHOICE_COUNT), unlessOne(Uncacheable.SEVERAL_CHOICES)))
          .uncacheable("agent_id", unlessUnset(Uncacheable.STATEFUL))
          .build();

  private MistralChatDialect(String name, String suffix, boolean shared) {
    super(name, Operation.CHAT, suffix, shared, FIELDS);
  }

  /** Of a model. */
  public static MistralChatDialect chat() {
    return new MistralChatDialect("mistral.chat", "/chat/completions", true);
  }

  /** Of an agent. */
  public static MistralChatDialect agents() {
    return new MistralChatDialect("mistral.agents", "/agents/completions", false);
  }
}
