/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import dev.parsimony.policy.compress.text.WordSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells turns that show how to label from a conversation with short answers: by what the
 * instructions speak of, or by answers that look like names of classes.
 */
public final class LabelledTurns {

  private static final Pattern LABELS =
      Pattern.compile(
          "\\b(label|classif|classes\\b|class of\\b|categor|intent|tag|sentiment|example|sample\\b|samples\\b"
              + "|annotat|topics?\\b|queues?\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\d]+([_.#/-][\\p{L}\\d]+)+|\\p{L}+\\d+|\\d{3,}");

  /* Answers of a conversation. */
  private static final Set<String> TALK =
      WordSet.of(
          "yes no ok okay sure done thanks hello hi right correct understood good great fine");

  /** Whether pairs of what was said and answered are examples. */
  public static boolean areExamples(List<Example> pairs, String instructions) {
    return areLabelled(instructions) || areNamesOfClasses(pairs);
  }

  /** Whether instructions speak of labels or examples. */
  static boolean areLabelled(String instructions) {
    return LABELS.matcher(instructions).find();
  }

  private static boolean areNamesOfClasses(List<Example> pairs) {
    Set<String> seen = new HashSet<>();
    boolean again = false;
    boolean named = true;
    for (Example pair : pairs) {
      String answer = pair.output();
      if (isSaid(answer)) {
        return false;
      }
      again |= !seen.add(answer);
      named &= NAME.matcher(answer).matches();
    }
    return again || named;
  }

  private static boolean isSaid(String answer) {
    char last = answer.charAt(answer.length() - 1);
    String word = answer.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    return ".!?\u2026,".indexOf(last) >= 0 || answer.indexOf(',') >= 0 || TALK.contains(word);
  }

  private LabelledTurns() {}
}
