/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.examples.Example;
import dev.parsimony.policy.compress.examples.ExampleChoice;
import dev.parsimony.policy.compress.examples.InlineExamples;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.PatternTooCostlyException;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Leaves out the few-shot examples that are least like the question. */
final class ExamplesTechnique implements Technique {

  private static final Setting<Long> KEEP =
      Setting.of(
              "keep",
              Kinds.integer(1, 100),
              "As many stay at the least, of those for different answers. The less clear it is which"
                  + " are most like the question, the more stay.")
          .defaultsTo(1L);

  private static final Setting<Pattern> PATTERN =
      Setting.of(
              "pattern",
              Kinds.of(
                  "a pattern of an example",
                  "a regular expression with the groups (?<input>...) and (?<output>...)",
                  ExamplesTechnique::pattern,
                  Pattern::pattern),
              "What an example in a text looks like; without it, two labelled paragraphs are one.")
          .example("'(?m)^Q: (?<input>.*)\\nA: (?<output>.*)$'");

  private static final Section SECTION =
      Section.of(
          "few-shot",
          "Few-shot examples, written in a text as labelled pairs or as turns with one-word answers"
              + " under instructions to label: those most like the question stay, and all answers are still named.",
          ENABLED,
          KEEP,
          PATTERN);

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
    int keep = (int) (long) settings.get(KEEP);
    Pattern pattern = settings.find(PATTERN);
    try {
      pruneTurns(draft, keep);
      for (Role role : Arrays.asList(Role.SYSTEM, Role.USER)) {
        Parts.texts(draft, role).forEach(part -> pruneText(draft, part, keep, pattern));
      }
    } catch (PatternTooCostlyException e) {
      draft.revertTo(changes);
      return Outcome.because("pattern_too_costly");
    }
    return Outcome.of(draft.changes() > changes);
  }

  private static @Nullable Pattern pattern(String regex) {
    if (!regex.contains("(?<input>") || !regex.contains("(?<output>")) {
      return null;
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException malformed) {
      return null;
    }
  }

  private static void pruneText(Draft draft, DraftPart part, int keep, @Nullable Pattern pattern) {
    InlineExamples found =
        pattern == null
            ? InlineExamples.in(part.text())
            : InlineExamples.matching(pattern, part.text());
    if (found != null) {
      DraftMessage newest = draft.question();
      boolean own = newest != null && newest.parts().contains(part);
      String question = found.asked(own ? found.rest() : Parts.question(draft));
      if (!question.trim().isEmpty()) {
        Set<Integer> kept = ExampleChoice.of(found.examples(), question, keep);
        draft.replace(part, found.keeping(kept, note(found.examples(), kept)));
      }
    }
  }

  private static void pruneTurns(Draft draft, int keep) {
    ExampleTurns turns = ExampleTurns.in(draft);
    DraftPart instructions = turns == null ? null : turns.instructions();
    if (turns == null || instructions == null) {
      return;
    }
    List<Example> examples = turns.examples();
    Set<Integer> kept = ExampleChoice.of(examples, turns.question(), keep);
    for (int i = 0; i < examples.size(); i++) {
      if (!kept.contains(i)) {
        turns.remove(i, draft);
      }
    }
    addNote(draft, instructions, note(examples, kept));
  }

  private static void addNote(Draft draft, DraftPart instructions, String note) {
    if (!note.isEmpty()) {
      draft.replace(instructions, instructions.text() + "\n\n" + note);
    }
  }

  /* The answers of those that are left out. */
  private static String note(List<Example> examples, Set<Integer> kept) {
    Set<String> others = new LinkedHashSet<>();
    examples.stream().filter(Example::isLabelled).forEach(each -> others.add(each.output()));
    kept.forEach(i -> others.remove(examples.get(i).output()));
    return others.isEmpty() ? "" : "(Other answers: " + String.join(", ", others) + ")";
  }
}
