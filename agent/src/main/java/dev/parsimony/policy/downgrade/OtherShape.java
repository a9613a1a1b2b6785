/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.dialect.wire.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The formats of other providers, which ask for the same by like names: Mistral's, Cohere's,
 * Ollama's.
 */
final class OtherShape implements Shape {

  private static final List<String> FORCED = Arrays.asList("any", "required");

  @Override
  public boolean forcesTool(Move move) {
    JsonNode choice = move.at("tool_choice");
    return choice.is(JsonNode.Kind.OBJECT)
        || FORCED.contains(String.valueOf(choice.string()).toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean wantsSchema(Move move) {
    return "json_schema".equals(move.text("response_format", "type"))
        || move.has("response_format", "json_schema")
        || move.has("response_format", "schema")
        || move.at("format").is(JsonNode.Kind.OBJECT);
  }

  @Override
  public boolean wantsLogprobs(Move move) {
    return move.at("logprobs").json().equals("true");
  }

  @Override
  public @Nullable String adapt(Move move) {
    Sampling.adapt(move);
    OutputLimit.adapt(move);
    return null;
  }
}
