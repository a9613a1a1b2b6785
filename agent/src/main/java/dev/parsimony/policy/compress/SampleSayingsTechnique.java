/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.examples.SampleSayings;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;

/** Leaves out of instructions most of the sentences that quote what a user may say. */
final class SampleSayingsTechnique implements Technique {

  private static final int LEAST_CHARS = 1000;

  private static final Setting<Long> KEEP =
      Setting.of(
              "keep",
              Kinds.integer(0, 100),
              "How many of them stay, those closest to the question.")
          .defaultsTo(2L);

  private static final Setting<Boolean> REMARKS =
      Setting.of(
              "remarks",
              Kinds.bool(),
              "Whether those go too that say what to make of such a message, where at least one is"
                  + " about what the question is about.")
          .defaultsTo(true);

  private static final Section SECTION =
      Section.of(
          "sample-sayings",
          "Sentences of a system prompt that quote what a user may say, at least three in the"
              + " same form, are examples: those closest to the question stay.",
          ENABLED,
          KEEP,
          REMARKS);

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
    return Stage.EXAMPLES;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    int changes = draft.changes();
    String question = Parts.question(draft);
    for (DraftPart part : Parts.texts(draft, Role.SYSTEM)) {
      String shorter =
          part.text().length() < LEAST_CHARS
              ? null
              : SampleSayings.in(part.part().text(), settings.get(REMARKS))
                  .prune(part.text(), question, (int) (long) settings.get(KEEP));
      if (shorter != null) {
        draft.replace(part, shorter);
      }
    }
    return Outcome.of(draft.changes() > changes);
  }
}
