/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.rows.ResultTrim;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Values;
import java.util.List;
import java.util.stream.Collectors;

/** Leaves out rows of tool results that are like all others. */
final class ToolResultsTechnique implements Technique {

  private static final Section SECTION =
      Section.of(
          "tool-results",
          "Of many rows that are alike in the result of a tool, the first and last ones stay, those"
              + " that differ, and those that the conversation names; a note counts and sums up.",
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
    return Stage.CONTEXT;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    List<DraftMessage> messages = draft.messages();
    if (messages.stream()
        .flatMap(each -> each.parts().stream())
        .noneMatch(ToolResultsTechnique::isLong)) {
      return Outcome.of(false);
    }
    String question = Parts.question(draft);
    String instructions =
        Parts.texts(draft, Role.SYSTEM).stream()
            .map(DraftPart::text)
            .collect(Collectors.joining("\n"));
    if (ResultTrim.needsAll(question) || ResultTrim.wantsEach(instructions)) {
      return Outcome.because("all_needed");
    }
    int changes = draft.changes();
    StringBuilder later = new StringBuilder(question).append('\n').append(instructions);
    for (int i = messages.size() - 1; i >= 0; i--) {
      for (DraftPart part : messages.get(i).parts()) {
        if (isLong(part)) {
          trim(part, later.toString(), draft);
        }
      }
      messages.get(i).parts().stream()
          .filter(part -> part.kind() == Part.Kind.TEXT || part.kind() == Part.Kind.TOOL_CALL)
          .forEach(part -> later.append('\n').append(part.text()));
    }
    return Outcome.of(draft.changes() > changes);
  }

  private static boolean isLong(DraftPart part) {
    return part.kind() == Part.Kind.TOOL_RESULT
        && part.text().length() >= ResultTrim.LEAST_CHARS
        && (!part.part().isJson() || isStructure(part.text()));
  }

  private static void trim(DraftPart part, String said, Draft draft) {
    String shorter = ResultTrim.about(said).trim(part.text());
    if (shorter != null) {
      draft.replace(part, shorter);
    }
  }

  private static boolean isStructure(String json) {
    return json.startsWith("{") || json.startsWith("[");
  }
}
