/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.json.Fences;
import dev.parsimony.policy.compress.text.Passages;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;

/** Leaves in long documents the sentences that have most to do with the question. */
final class DocumentsTechnique implements Technique {

  private static final int LEAST_CHARS = 4000;

  private static final Setting<Long> PERCENT =
      Setting.of("percent", Kinds.integer(1, 99), "How much of the long paragraphs may stay.")
          .defaultsTo(50L);

  private static final Section SECTION =
      Section.of(
          "documents",
          "Of long documents in a user's message, the sentences stay that have most to do with the"
              + " question. Short paragraphs, the first and the last one are never touched.",
          ENABLED,
          PERCENT);

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
    return Stage.REFERENCES;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    int changes = draft.changes();
    int percent = (int) (long) settings.get(PERCENT);
    for (DraftPart part : Parts.texts(draft, Role.USER)) {
      if (part.text().length() >= LEAST_CHARS && !Fences.areIn(part.text())) {
        Passages passages = Passages.of(part.text());
        String question = question(draft, part, passages);
        String shorter = passages.about(question, percent);
        if (shorter != null) {
          draft.replace(part, shorter);
        }
      }
    }
    return Outcome.of(draft.changes() > changes);
  }

  private static String question(Draft draft, DraftPart part, Passages passages) {
    DraftMessage newest = draft.question();
    boolean own = newest != null && newest.parts().contains(part);
    return own ? passages.instructions() : Parts.question(draft);
  }
}
