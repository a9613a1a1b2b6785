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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Leaves out the few-shot examples that are least like the question. */
final class ExamplesTechnique implements Technique {

  private static final int LEAST = 3;

  /* Turns with short answers may as well be a conversation; only then they are none. */
  private static final Pattern LABELS =
      Pattern.compile(
          "\\b(label|classif|categor|intent|tag|sentiment|example)", Pattern.CASE_INSENSITIVE);

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
    List<DraftMessage> messages = draft.messages();
    int last = messages.size() - 1;
    int first = 0;
    while (first <= last && messages.get(first).role() == Role.SYSTEM) {
      first++;
    }
    List<Example> examples = examples(messages.subList(first, Math.max(first, last)));
    DraftPart instructions = first == 0 ? null : Parts.lastText(messages.get(first - 1));
    boolean few = examples.size() < LEAST || messages.get(last).role() != Role.USER;
    if (few || instructions == null || !LABELS.matcher(instructions.text()).find()) {
      return;
    }
    Set<Integer> kept = ExampleChoice.of(examples, messages.get(last).text(), keep);
    for (int i = 0; i < examples.size(); i++) {
      if (!kept.contains(i)) {
        draft.remove(messages.get(first + 2 * i));
        draft.remove(messages.get(first + 2 * i + 1));
      }
    }
    addNote(draft, instructions, note(examples, kept));
  }

  /* None where the messages are not all pairs of a question and a label. */
  private static List<Example> examples(List<DraftMessage> messages) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i + 1 < messages.size(); i += 2) {
      Example example = new Example(messages.get(i).text(), messages.get(i + 1).text());
      if (!isPair(messages.get(i), messages.get(i + 1)) || !example.isLabelled()) {
        return new ArrayList<>();
      }
      examples.add(example);
    }
    return messages.size() % 2 == 0 ? examples : new ArrayList<>();
  }

  private static boolean isPair(DraftMessage question, DraftMessage answer) {
    return question.role() == Role.USER
        && answer.role() == Role.ASSISTANT
        && isOneText(question)
        && isOneText(answer);
  }

  private static boolean isOneText(DraftMessage message) {
    return message.isRemovable()
        && message.parts().size() == 1
        && Parts.isText(message.parts().get(0));
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
