/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import dev.parsimony.policy.compress.json.Fences;
import dev.parsimony.setting.BoundedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Examples that stand in a text as two labelled paragraphs each, such as {@code Input:} and {@code
 * Output:}, or, under instructions to label, as lines with an arrow before the answer.
 */
public final class InlineExamples {

  private static final int LEAST = 3;

  private final String text;
  private final List<LabelledLine> lines;
  private final List<Example> examples = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();

  private InlineExamples(String text, List<LabelledLine> lines) {
    this.text = text;
    this.lines = lines;
  }

  /** Those in a text; null when there are too few to be examples. */
  public static @Nullable InlineExamples in(String text) {
    List<LabelledLine> lines = LabelledLine.of(text);
    InlineExamples found = new InlineExamples(text, lines);
    String labels = found.mostFrequentLabels();
    found.labels.addAll(Arrays.asList(labels.split("\n")));
    for (int i = 0; i < lines.size(); i++) {
      int answer = found.answerOf(i);
      if (answer > 0 && found.labels(i, answer).equals(labels)) {
        i = found.add(i, answer);
      }
    }
    return found.examples.size() < LEAST ? withArrows(text, lines) : found;
  }

  /* Arrows also stand in code, and between what is no example. */
  private static @Nullable InlineExamples withArrows(String text, List<LabelledLine> lines) {
    if (!ArrowLine.mayBeIn(text) || Fences.areIn(text)) {
      return null;
    }
    InlineExamples found = new InlineExamples(text, lines);
    for (LabelledLine line : lines) {
      Example example = ArrowLine.of(text.substring(line.start, line.end));
      if (example != null) {
        found.examples.add(example);
        found.starts.add(line.start);
        found.ends.add(line.end);
      }
    }
    boolean few = found.examples.size() < LEAST;
    boolean told = !few && LabelledTurns.areLabelled(text.substring(0, found.starts.get(0)));
    return told && found.isInOnePlace() ? found : null;
  }

  private boolean isInOnePlace() {
    return IntStream.range(1, starts.size())
        .allMatch(i -> text.substring(ends.get(i - 1), starts.get(i)).trim().isEmpty());
  }

  /**
   * Those that a pattern finds.
   *
   * @param pattern has groups named {@code input} and {@code output}
   * @throws dev.parsimony.setting.PatternTooCostlyException when that takes too many steps
   */
  public static @Nullable InlineExamples matching(Pattern pattern, String text) {
    InlineExamples found = new InlineExamples(text, Collections.emptyList());
    Matcher matcher = pattern.matcher(BoundedText.of(text));
    while (BoundedText.findNext(matcher)) {
      String input = matcher.group("input");
      String output = matcher.group("output");
      if (input != null && output != null) {
        found.examples.add(new Example(input, output));
        found.starts.add(matcher.start());
        found.ends.add(matcher.end());
      }
    }
    return found.examples.size() < LEAST ? null : found;
  }

  public List<Example> examples() {
    return examples;
  }

  /** What stands behind the last example. */
  public String rest() {
    return text.substring(ends.get(ends.size() - 1));
  }

  /** What a text asks, without the labels that the examples have. */
  public String asked(String question) {
    return LabelledLine.of(question).stream()
        .map(
            line ->
                labels.contains(line.label) ? line.value : question.substring(line.start, line.end))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The text with some of the examples only.
   *
   * @param note stands behind them; may be empty
   */
  public String keeping(Set<Integer> places, String note) {
    StringBuilder kept = new StringBuilder(text.length());
    kept.append(text, 0, starts.get(0));
    for (int i = 0; i < examples.size(); i++) {
      int next = i + 1 < examples.size() ? starts.get(i + 1) : ends.get(i);
      if (places.contains(i)) {
        kept.append(text, starts.get(i), next);
      } else if (isSaidBetween(ends.get(i), next)) {
        kept.append(text, ends.get(i), next);
      }
    }
    int length = kept.length();
    while (length > 0 && Character.isWhitespace(kept.charAt(length - 1))) {
      length--;
    }
    kept.setLength(length);
    return kept.append(note.isEmpty() ? "" : "\n\n" + note).append(rest()).toString();
  }

  /* What stands between two examples, and is no headline of theirs, is none of either. */
  private boolean isSaidBetween(int start, int end) {
    return LabelledLine.of(text.substring(start, end)).stream().anyMatch(line -> !line.isHeader());
  }

  private String mostFrequentLabels() {
    Map<String, Integer> counts = new HashMap<>();
    String most = "";
    for (int i = 0; i < lines.size(); i++) {
      int answer = answerOf(i);
      if (answer > 0) {
        String labels = labels(i, answer);
        int count = counts.merge(labels, 1, Integer::sum);
        most = count > counts.getOrDefault(most, 0) ? labels : most;
      }
    }
    return most;
  }

  /* The labelled line behind another one with an answer in it; -1 when there is none. */
  private int answerOf(int question) {
    if (lines.get(question).label.isEmpty() || lines.get(question).value.isEmpty()) {
      return -1;
    }
    int i = question + 1;
    while (i < lines.size() && lines.get(i).label.isEmpty() && !lines.get(i).isBlank()) {
      i++;
    }
    boolean answers =
        i < lines.size()
            && !lines.get(i).label.isEmpty()
            && !lines.get(i).value.isEmpty()
            && !lines.get(i).label.equals(lines.get(question).label);
    return answers ? i : -1;
  }

  private String labels(int question, int answer) {
    return lines.get(question).label + "\n" + lines.get(answer).label;
  }

  /* Answers with its last line. */
  private int add(int question, int answer) {
    int last = answer;
    while (last + 1 < lines.size()
        && lines.get(last + 1).label.isEmpty()
        && !lines.get(last + 1).isHeader()) {
      last++;
    }
    int first = question > 0 && isOwnHeader(question - 1) ? question - 1 : question;
    String input = text.substring(lines.get(question).start, lines.get(answer).start);
    String output = text.substring(lines.get(answer).start, lines.get(last).end);
    examples.add(new Example(input.substring(input.indexOf(':') + 1), valueOf(output)));
    starts.add(lines.get(first).start);
    ends.add(lines.get(last).end);
    return last;
  }

  private boolean isOwnHeader(int line) {
    return !lines.get(line).isBlank() && lines.get(line).isHeader();
  }

  private static String valueOf(String labelled) {
    return labelled.substring(labelled.indexOf(':') + 1);
  }
}
