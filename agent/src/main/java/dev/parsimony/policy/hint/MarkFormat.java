/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a family of formats writes prompts, and the provider's cache marks in them. */
interface MarkFormat {

  /** The format of a dialect; null where it has no marks. */
  static @Nullable MarkFormat of(String dialect) {
    switch (dialect) {
      case "anthropic.messages":
      case "anthropic.vertex":
      case "bedrock.invoke.claude":
        return new AnthropicMarks();
      default:
        return null;
    }
  }

  /** The pieces of a prompt, in the order in which the provider caches them. */
  List<Stretch> stretches(JsonNode request);

  /** The fields beside the prompt that what is cached depends on. */
  List<String> scope();

  /** For how long a mark may ask, the shortest first. */
  List<Lifetime> lifetimes();

  /** Has the provider cache all up to the end of a stretch. */
  void mark(Stretch stretch, Lifetime lifetime, JsonEdit edit);
}
