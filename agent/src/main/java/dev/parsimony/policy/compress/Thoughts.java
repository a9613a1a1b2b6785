/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.RequestFacts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells whether a model is going to think before it answers. Its thoughts come off the same limit
 * as the answer: a cap that is meant for the answer would leave nothing of it.
 */
final class Thoughts {

  private static final Pattern THINKERS =
      Pattern.compile(
          "o[134].*|gpt-5|gpt-5-(20|mini|nano|pro).*|gpt-5.*codex.*|gpt-5\\.[56].*|gpt-6.*|gpt-oss.*"
              + "|.*claude-(opus-5-5|sonnet-5-5|fable-5-1).*"
              + "|gemini-2\\.5-(pro.*|flash|flash-preview.*)|gemini-3.*"
              + "|.*(reasoner|reasoning|thinking|-r1).*|magistral.*|qwq.*");

  private static final List<List<String>> ASKED =
      Arrays.asList(
          Arrays.asList("thinking", "type"),
          Collections.singletonList("reasoning_effort"),
          Arrays.asList("reasoning", "effort"),
          Arrays.asList("additionalModelRequestFields", "thinking", "type"),
          Arrays.asList("generationConfig", "thinkingConfig", "thinkingLevel"),
          Arrays.asList("generation_config", "thinking_config", "thinking_level"),
          Arrays.asList("output_config", "effort"));

  private static final List<List<String>> BUDGETS =
      Arrays.asList(
          Arrays.asList("generationConfig", "thinkingConfig", "thinkingBudget"),
          Arrays.asList("generation_config", "thinking_config", "thinking_budget"));

  private static final List<String> NO = Arrays.asList("none", "disabled", "null", "0", "false");

  /** Whether a call is to be thought about, by what it asks for or else by its model. */
  static boolean comeFirst(RequestFacts facts, RequestEdit request) {
    for (List<String> path : ASKED) {
      String asked = request.at(path).string();
      if (asked != null) {
        return !NO.contains(asked);
      }
    }
    for (List<String> path : BUDGETS) {
      JsonNode budget = request.at(path);
      if (!budget.is(JsonNode.Kind.MISSING)) {
        return !NO.contains(budget.json());
      }
    }
    JsonNode think = request.at(Collections.singletonList("think"));
    return think.is(JsonNode.Kind.MISSING) ? isThinker(facts.model()) : !NO.contains(think.json());
  }

  private static boolean isThinker(String model) {
    String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !name.contains("chat") && THINKERS.matcher(name).matches();
  }

  private Thoughts() {}
}
