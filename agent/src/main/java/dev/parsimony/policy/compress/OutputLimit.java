/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shorter answers: a cap on their tokens, and a word to the model. */
final class OutputLimit {

  static final String NAME = "output";

  private static final String CONCISE_WORDS = "\n\nBe concise.";
  private static final Setting<Long> MAX_TOKENS =
      Setting.of(
          "max-tokens",
          Kinds.integer(1, 10_000_000),
          "The tokens that an answer may have, where the application does not allow fewer. An answer"
              + " that needs more is cut off by the provider. Not of a model that thinks first: its"
              + " thoughts count as well, and nothing might be left for the answer.");
  private static final Setting<Boolean> CONCISE =
      Setting.of(
              "concise",
              Kinds.bool(),
              "Whether the system prompt is to end with a request to be concise. Not for an"
                  + " application that reads a form of its own out of the answers.")
          .defaultsTo(false);

  static final Section SECTION =
      Section.of(
          NAME,
          "Shorter answers, at no level by itself. Never where tools are given or the form of the"
              + " answer is.",
          MAX_TOKENS,
          CONCISE);

  private final Draft draft;
  private final Values settings;

  OutputLimit(Draft draft, Values settings) {
    this.draft = draft;
    this.settings = settings;
  }

  boolean isSet() {
    return settings.find(MAX_TOKENS) != null || settings.get(CONCISE);
  }

  /** Why nothing is limited; null when it may be. */
  @Nullable String objection() {
    RequestFacts facts = draft.facts();
    if (facts.tools()) {
      return "tools";
    }
    Object type = facts.parameter(Parameter.OUTPUT_TYPE);
    boolean formed = (type != null && !type.equals("text")) || !draft.schemas().isEmpty();
    return formed ? "output_format" : null;
  }

  /** Asks for brevity at the end of the system prompt; false when there is none, or none asked. */
  boolean askConcise() {
    DraftPart last = settings.get(CONCISE) ? lastInstruction() : null;
    if (last == null || last.text().endsWith(CONCISE_WORDS)) {
      return false;
    }
    draft.replace(last, last.text() + CONCISE_WORDS);
    return true;
  }

  /** Whether a cap would be one of thoughts, of which nobody knows how many there are. */
  boolean isCapOfThoughts(RequestEdit edit) {
    return settings.find(MAX_TOKENS) != null && Thoughts.comeFirst(draft.facts(), edit);
  }

  /** Sets the cap; false when the application's own is as low, or the format has none. */
  boolean cap(RequestEdit edit) {
    Long cap = settings.find(MAX_TOKENS);
    Object own = draft.facts().parameter(Parameter.MAX_TOKENS);
    List<String> field = field(edit);
    boolean lower = cap != null && !(own instanceof Number && ((Number) own).longValue() <= cap);
    if (lower && !field.isEmpty()) {
      edit.set(field, cap);
    }
    return lower && !field.isEmpty();
  }

  /* The one that the application sets, or else the usual one. */
  private List<String> field(RequestEdit edit) {
    RequestFacts facts = draft.facts();
    for (List<String> field : facts.dialect().fields(Parameter.MAX_TOKENS)) {
      if (!edit.at(field).is(JsonNode.Kind.MISSING)) {
        return field;
      }
    }
    boolean set = facts.parameter(Parameter.MAX_TOKENS) != null;
    return set ? Collections.emptyList() : facts.dialect().field(Parameter.MAX_TOKENS);
  }

  private @Nullable DraftPart lastInstruction() {
    DraftPart last = null;
    for (DraftMessage message : draft.messages()) {
      for (DraftPart part : message.parts()) {
        boolean text = part.kind() == Part.Kind.TEXT && !part.part().isJson();
        last = message.role() == Role.SYSTEM && text ? part : last;
      }
    }
    return last;
  }
}
