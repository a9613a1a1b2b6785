/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.conditions;

import dev.parsimony.policy.compress.json.Fences;
import dev.parsimony.policy.compress.json.Segment;
import dev.parsimony.policy.compress.text.Remainder;
import dev.parsimony.policy.compress.text.Sentences;
import dev.parsimony.policy.compress.text.Words;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentences of instructions that hold under a condition only. Immutable. */
public final class Conditions {

  private static final Pattern NUMBER = Pattern.compile("\\s*[\\p{L}\\d]{1,3}[.)] *");

  /* What goes on with what was said just before. */
  private static final Set<String> GOING_ON =
      Collections.unmodifiableSet(
          new HashSet<>(
              Words.of(
                  "otherwise else then also this that these those it they he she so instead afterwards next but"
                      + " sonst andernfalls dann dies diese dieser er sie es sinon alors cela ils il elle"
                      + " entonces esto este esta ellos altrimenti allora questo")));

  private final Map<String, Condition> conditions = new HashMap<>();

  private Conditions(String instructions) {
    List<Segment> code = Fences.of(instructions);
    List<String> sentences = Sentences.of(instructions);
    Set<String> stay = new HashSet<>();
    int start = 0;
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i);
      Condition condition = Condition.of(sentence);
      if (condition != null) {
        conditions.put(sentence.trim(), condition);
        if (Fences.cover(code, start) || isStep(sentences, i) || isGoneOnWith(sentences, i)) {
          stay.add(sentence.trim());
        }
      }
      start += sentence.length();
    }
    conditions.keySet().removeAll(stay);
  }

  /** Those of a prompt. */
  public static Conditions of(String instructions) {
    return new Conditions(instructions);
  }

  /* Others may refer to its number. */
  private static boolean isStep(List<String> sentences, int i) {
    return i > 0 && NUMBER.matcher(sentences.get(i - 1)).matches();
  }

  /* In the same line by a word, or by lines below that are further in. */
  private static boolean isGoneOnWith(List<String> sentences, int i) {
    String sentence = sentences.get(i);
    String next = i + 1 < sentences.size() ? sentences.get(i + 1) : "";
    if (sentence.endsWith("\n")) {
      return indent(next) > indent(sentence);
    }
    List<String> words = Words.of(next);
    return !words.isEmpty() && GOING_ON.contains(words.get(0));
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
      indent++;
    }
    return indent < line.length() && line.charAt(indent) == '\n' ? 0 : indent;
  }

  /**
   * What is left of the instructions, or of a part of them, without the sentences whose condition a
   * conversation has nothing to do with.
   *
   * @return null when all stay
   */
  public @Nullable String prune(String part, Conversation conversation) {
    if (conditions.isEmpty()) {
      return null;
    }
    Remainder left = new Remainder(part.length());
    boolean pruned = false;
    for (String sentence : Sentences.of(part)) {
      Condition condition = conditions.get(sentence.trim());
      if (condition == null || condition.isTouchedBy(conversation)) {
        left.keep(sentence);
      } else {
        left.drop(sentence);
        pruned = true;
      }
    }
    return pruned ? left.toString() : null;
  }
}
