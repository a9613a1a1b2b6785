/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.json.Fences;
import dev.parsimony.policy.compress.passages.PassageChoice;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Values;
import java.util.List;
import java.util.stream.Collectors;

/** Leaves out retrieved passages that cannot answer a question for values. */
final class PassagesTechnique implements Technique {

  private static final int LEAST_CHARS = 2000;

  private static final Section SECTION =
      Section.of(
          "passages",
          "Of labelled passages in a user's messages, those go that state no value and have no word"
              + " of what was asked, where the question is one for values and some passage states a"
              + " value beside a word of it.",
          ENABLED);

  @Override
  public Section section() {
    return SECTION;
  }

  @Override
  public Level level() {
    return Level.BALANCED;
  }

  @Override
  public Stage stage() {
    return Stage.REFERENCES;
  }

  /* Nearly: what is asked later has passages stay that went before only where it speaks of them, or
   * is no question for values. */
  @Override
  public boolean keepsPrefix() {
    return true;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    List<DraftPart> parts = Parts.texts(draft, Role.USER);
    if (parts.stream().noneMatch(part -> part.text().length() >= LEAST_CHARS)
        || parts.stream().anyMatch(part -> Fences.areIn(part.text()))) {
      return Outcome.of(false);
    }
    int changes = draft.changes();
    List<String> said = parts.stream().map(DraftPart::text).collect(Collectors.toList());
    List<String> shorter = PassageChoice.shorten(said);
    for (int i = 0; i < said.size(); i++) {
      if (!shorter.get(i).equals(said.get(i))) {
        draft.replace(parts.get(i), shorter.get(i));
      }
    }
    return Outcome.of(draft.changes() > changes);
  }
}
