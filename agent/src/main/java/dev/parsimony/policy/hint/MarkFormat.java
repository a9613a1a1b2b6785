/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a family of formats writes prompts, and the provider's cache marks in them. */
interface MarkFormat {

  /** The format of a request; null where it has no marks. */
  static @Nullable MarkFormat of(RequestFacts facts) {
    switch (facts.dialect().name()) {
      case "anthropic.messages":
      case "anthropic.vertex":
      case "bedrock.invoke.claude":
        return new AnthropicMarks();
      case "bedrock.converse":
        return new ConverseMarks();
      case "openai.chat":
        return openAi(facts, "text");
      case "openai.responses":
        return openAi(facts, "input_text");
      default:
        return null;
    }
  }

  /* Others who speak its format may not know its fields. */
  static @Nullable MarkFormat openAi(RequestFacts facts, String textType) {
    return facts.provider().equals("openai") ? new OpenAiMarks(facts.model(), textType) : null;
  }

  /** The pieces of a prompt, in the order in which the provider caches them. */
  List<Stretch> stretches(JsonNode request);

  /** The fields beside the prompt that what is cached depends on. */
  List<String> scope();

  /** For how long a mark may ask, the shortest first. */
  List<Lifetime> lifetimes();

  /** How many blocks before a mark, the marked one among them, may end what is found by it. */
  int lookBack();

  /** Whether the provider writes what it likes anyway, so that marks cost nothing more. */
  default boolean isFree() {
    return false;
  }

  /** Has the provider cache all up to the end of a stretch. */
  void mark(Stretch stretch, Lifetime lifetime, JsonEdit edit);

  /** Adds what a marked request has to say beside its marks. */
  default void conclude(JsonNode request, JsonEdit edit) {}
}
