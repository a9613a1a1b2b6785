/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chat completions and responses. */
final class OpenAiShape implements Shape {

  private static final Pattern OPENAI = Pattern.compile("(.*/)?(gpt-(?!oss)|o\\d).*");

  private static final Pattern O_SERIES = Pattern.compile("(.*/)?o\\d.*");

  /* Those that know marks in a prompt. */
  private static final Pattern MARKED = Pattern.compile("(.*/)?gpt-(5\\.6|6).*");

  private final boolean chat;

  OpenAiShape(boolean chat) {
    this.chat = chat;
  }

  @Override
  public boolean forcesTool(Move move) {
    JsonNode choice = move.at("tool_choice");
    return "required".equals(choice.string())
        || choice.is(JsonNode.Kind.OBJECT)
        || move.at("function_call").is(JsonNode.Kind.OBJECT);
  }

  @Override
  public boolean wantsSchema(Move move) {
    String type = chat ? move.text("response_format", "type") : move.text("text", "format", "type");
    return "json_schema".equals(type)
        || move.elements("tools").stream().anyMatch(OpenAiShape::isStrict);
  }

  private static boolean isStrict(JsonNode tool) {
    JsonNode strict = tool.member("strict");
    JsonNode ofFunction = tool.member("function").member("strict");
    return strict.json().equals("true") || ofFunction.json().equals("true");
  }

  @Override
  public boolean wantsLogprobs(Move move) {
    return move.at("logprobs").json().equals("true")
        || (move.has("top_logprobs") && !move.at("top_logprobs").json().equals("0"))
        || !move.at("logit_bias").children().isEmpty()
        || move.elements("include").stream()
            .anyMatch(part -> String.valueOf(part.string()).endsWith("logprobs"));
  }

  @Override
  public boolean speaks(Move move) {
    return move.elements(chat ? "messages" : "input").stream()
        .flatMap(message -> message.member("content").elements().stream())
        .anyMatch(part -> "input_audio".equals(part.member("type").string()));
  }

  @Override
  public @Nullable String adapt(Move move) {
    String objection = adaptEffort(move);
    if (objection != null) {
      return objection;
    }
    if (!chat && move.elements("input").stream().anyMatch(OpenAiShape::isThought)) {
      return "bound_conversation";
    }
    boolean marked =
        move.anyMessage(message -> message.parts().stream().anyMatch(Part::hasCacheMark));
    if (marked && !MARKED.matcher(move.targetModel()).matches()) {
      return "cache_marks";
    }
    Sampling.adapt(move);
    move.unset("logprobs");
    move.unset("top_logprobs");
    move.unset("logit_bias");
    if (!move.target().has(Trait.REASONING)) {
      unsetWithin("text", "verbosity", move);
      move.unset("verbosity");
      leaveOutThoughts(move);
    }
    leaveOutWhatChangesNoAnswer(move);
    adaptLimit(move);
    return null;
  }

  /* A foretold answer is for speed; the rest is for the provider's prompt cache. */
  private static void leaveOutWhatChangesNoAnswer(Move move) {
    boolean first = O_SERIES.matcher(move.targetModel()).matches();
    if (move.target().has(Trait.REASONING)) {
      move.unset("prediction");
    }
    if (first) {
      // They call one tool at a time, and have one verbosity.
      move.unset("parallel_tool_calls");
      move.unset("verbosity");
      unsetWithin("text", "verbosity", move);
    }
    move.unset("prompt_cache_retention");
    if (!MARKED.matcher(move.targetModel()).matches()) {
      move.unset("prompt_cache_options");
    }
  }

  private @Nullable String adaptEffort(Move move) {
    String asked = chat ? move.text("reasoning_effort") : move.text("reasoning", "effort");
    move.asked(asked);
    Capabilities target = move.target();
    if (!target.has(Trait.REASONING)) {
      move.unset(chat ? "reasoning_effort" : "reasoning");
      return Thinking.isHigh(asked) ? "no_reasoning" : null;
    }
    // What does not think by itself is to think as little as it can.
    String wanted = asked == null && Thinking.waitsToBeAsked(move.source()) ? "none" : asked;
    boolean mustNot = chat && move.facts().tools() && !target.has(Trait.CHAT_TOOLS);
    if (mustNot && wanted == null) {
      wanted = "none";
    }
    move.effort(wanted == null ? null : Thinking.nearest(wanted, target));
    if (mustNot && !"none".equals(move.effort())) {
      return "no_tools_over_chat";
    }
    if (move.effort() != null && !move.effort().equals(asked)) {
      setEffort(move.effort(), move);
    }
    return null;
  }

  private void setEffort(String effort, Move move) {
    if (chat) {
      move.set(effort, "reasoning_effort");
    } else {
      move.set(effort, "reasoning", "effort");
    }
  }

  /* The old name is one that OpenAI's models which think do not take, and the others take either. Of
   * another's server, nobody knows whether it takes the new one. */
  private void adaptLimit(Move move) {
    Long limit = OutputLimit.adapted(move);
    if (limit == null) {
      return;
    }
    boolean named =
        move.target().has(Trait.REASONING) && OPENAI.matcher(move.targetModel()).matches();
    if (chat && named && move.has("max_tokens")) {
      move.unset("max_tokens");
      move.set(limit, "max_completion_tokens");
    } else {
      move.set(Parameter.MAX_TOKENS, limit);
    }
  }

  /* Of a model that has none, they are an error. */
  private static void leaveOutThoughts(Move move) {
    List<JsonNode> included = move.elements("include");
    List<String> others =
        included.stream()
            .map(part -> String.valueOf(part.string()))
            .filter(part -> !part.startsWith("reasoning."))
            .collect(Collectors.toList());
    if (others.isEmpty()) {
      move.unset("include");
    } else if (others.size() < included.size()) {
      move.set(others, "include");
    }
  }

  private static void unsetWithin(String object, String name, Move move) {
    if (move.has(object, name)) {
      move.unset(object, name);
    }
  }

  private static boolean isThought(JsonNode item) {
    String type = String.valueOf(item.member("type").string());
    return type.equals("reasoning") || type.equals("item_reference");
  }
}
