/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.repeat.Repeats;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;

/** Keeps what stands in a prompt twice where it stands first, and refers to it from there on. */
final class RepeatTechnique implements Technique {

  private static final Setting<Long> LEAST_CHARS =
      Setting.of(
              "least-chars",
              Kinds.integer(80, 1_000_000),
              "The characters that must stand together more than once.")
          .defaultsTo(200L);
  private static final Section SECTION =
      Section.of(
          "repeat",
          "Passages that stand in a prompt more than once word for word are kept where they stand"
              + " first, and referred to by their label or how they begin and end. Not in code, in"
              + " what the model said, or in the last paragraph of what a user says.",
          ENABLED,
          LEAST_CHARS);

  @Override
  public Section section() {
    return SECTION;
  }

  @Override
  public Level level() {
    return Level.LOSSLESS;
  }

  @Override
  public Stage stage() {
    return Stage.FORM;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    Repeats repeats = new Repeats((int) (long) settings.get(LEAST_CHARS));
    int changes = draft.changes();
    for (DraftMessage message : draft.messages()) {
      for (DraftPart part : message.parts()) {
        if (isData(message, part)) {
          shorten(draft, part, isEnd(message, part), repeats);
        }
      }
    }
    return Outcome.of(draft.changes() > changes);
  }

  /* Whether it is where a user comes to the point. */
  private static boolean isEnd(DraftMessage message, DraftPart part) {
    return message.role() == Role.USER && message.parts().get(message.parts().size() - 1) == part;
  }

  private static boolean isData(DraftMessage message, DraftPart part) {
    boolean text = part.kind() == Part.Kind.TEXT || part.kind() == Part.Kind.TOOL_RESULT;
    return text && message.role() != Role.ASSISTANT && !part.part().isJson();
  }

  private static void shorten(Draft draft, DraftPart part, boolean ends, Repeats repeats) {
    String text = part.text();
    int end = ends ? Math.max(text.trim().lastIndexOf("\n\n"), 0) : text.length();
    String shorter = repeats.shorten(text, end);
    if (!shorter.equals(text)) {
      draft.replace(part, shorter);
    }
  }
}
