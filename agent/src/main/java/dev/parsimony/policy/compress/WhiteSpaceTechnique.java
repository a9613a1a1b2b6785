/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.json.Fences;
import dev.parsimony.policy.compress.json.Segment;
import dev.parsimony.policy.compress.json.Segments;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Values;

/** Leaves out blanks at the ends of lines, and all but one of several empty lines. */
final class WhiteSpaceTechnique implements Technique {

  private static final Section SECTION =
      Section.of(
          "white-space",
          "Blanks at the ends of lines and repeated empty lines are left out; not in code, in"
              + " indented text or in quotation marks. Indentation stays.",
          ENABLED);

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
    int changes = draft.changes();
    for (DraftMessage message : draft.messages()) {
      for (DraftPart part : message.parts()) {
        if (part.kind() == Part.Kind.TEXT && message.role() != Role.ASSISTANT) {
          String collapsed = collapsed(part.text());
          if (collapsed.length() < part.text().length()) {
            draft.replace(part, collapsed);
          }
        }
      }
    }
    return Outcome.of(draft.changes() > changes);
  }

  /* Blanks say something in a patch, and what is said of code may be code itself. */
  static String collapsed(String text) {
    if (!isLoose(text) || text.contains("\n@@ -") || Fences.areIn(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (Segment segment : Segments.of(text)) {
      if (segment.isProse()) {
        new BlankLines(text, segment.start(), segment.end(), out).write();
      } else {
        out.append(text, segment.start(), segment.end());
      }
    }
    return out.toString();
  }

  /* Whether a line ends with a blank, or two empty ones follow each other. */
  private static boolean isLoose(String text) {
    int newLine = text.indexOf('\n');
    while (newLine >= 0) {
      char before = newLine == 0 ? '\n' : text.charAt(newLine - 1);
      boolean empty = before == '\n' && newLine > 0;
      if (before == ' '
          || before == '\t'
          || before == '\r'
          || (empty && (newLine == 1 || text.charAt(newLine - 2) == '\n'))) {
        return true;
      }
      newLine = text.indexOf('\n', newLine + 1);
    }
    return false;
  }
}
