/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.conditions.Conditions;
import dev.parsimony.policy.compress.conditions.Conversation;
import dev.parsimony.policy.compress.modules.ByPrompt;
import dev.parsimony.policy.compress.modules.ModuleChoice;
import dev.parsimony.policy.compress.modules.ModuleCut;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Values;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of a system prompt of several modules the instructions whose condition has nothing to
 * do with the conversation.
 */
final class ConditionsTechnique implements Technique {

  private static final int LEAST_CHARS = 1000;

  private static final Section SECTION =
      Section.of(
          "conditions",
          "Instructions of a system prompt that hold under a condition (`When a customer ...`) go"
              + " where the conversation has no word of them. Prohibitions, what holds always, what"
              + " protects somebody and what states a value stay.",
          ENABLED);

  private final ByPrompt<Prompt> prompts = new ByPrompt<>();

  @Override
  public Section section() {
    return SECTION;
  }

  @Override
  public Level level() {
    return Level.AGGRESSIVE;
  }

  @Override
  public Stage stage() {
    return Stage.CONSTRAINTS;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    int changes = draft.changes();
    Conversation conversation = null;
    boolean unclear = false;
    for (DraftPart part : Parts.texts(draft, Role.SYSTEM)) {
      Prompt prompt = part.text().length() < LEAST_CHARS ? null : of(part);
      boolean clear = prompt != null && prompt.isClear(draft);
      unclear |= prompt != null && !clear;
      if (prompt != null && clear) {
        conversation = conversation == null ? conversation(draft) : conversation;
        String shorter = prompt.conditions.prune(part.text(), conversation);
        if (shorter != null) {
          draft.replace(part, shorter);
        }
      }
    }
    boolean changed = draft.changes() > changes;
    return unclear && !changed ? Outcome.because("all_needed") : Outcome.of(changed);
  }

  /* As it was written: what techniques before this one made of it is another text for each call. */
  private @Nullable Prompt of(DraftPart part) {
    return prompts.of(part.part().text(), Prompt::of);
  }

  /* All of it, also what other techniques have left out. */
  private static Conversation conversation(Draft draft) {
    List<String> said =
        draft.facts().prompt().messages().stream()
            .filter(message -> message.role() != Role.SYSTEM)
            .flatMap(message -> message.parts().stream())
            .map(Part::text)
            .collect(Collectors.toList());
    return new Conversation(said, Parts.request(draft));
  }

  /** A prompt with modules and conditions. Immutable. */
  private static final class Prompt {

    final ModuleCut cut;
    final Conditions conditions;

    private Prompt(ModuleCut cut, Conditions conditions) {
      this.cut = cut;
      this.conditions = conditions;
    }

    static @Nullable Prompt of(String text) {
      ModuleCut cut = ModuleCut.ofHeadings(text);
      return cut == null ? null : new Prompt(cut, Conditions.of(text));
    }

    /* A request that needs all modules does not show what it is about. */
    boolean isClear(Draft draft) {
      return ModuleChoice.of(cut, Parts.request(draft), draft.facts().tools()).size()
          < cut.modules().size();
    }
  }
}
