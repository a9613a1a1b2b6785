/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import dev.parsimony.policy.compress.text.Relevance;
import dev.parsimony.policy.compress.text.Remainder;
import dev.parsimony.policy.compress.text.Sentences;
import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Examples in the prose of instructions: sentences that quote what a user may say, several in the
 * same form ({@code A typical message reads: "..."}). What the model is told to say or not to say
 * is no example.
 */
public final class SampleSayings {

  private static final int LEAST = 3;

  /* Where a sentence ends with what it quotes, which has no mark at its end. */
  private static final Pattern NEXT =
      Pattern.compile(": [\"\u201c][^\"\u201c\u201d]{10,}[\"\u201d] (?=[\\p{Lu}\"\u201c])");

  private final boolean remarks;
  private final Map<String, Integer> forms = new HashMap<>();

  private SampleSayings(boolean remarks) {
    this.remarks = remarks;
  }

  /**
   * What is an example is told by the instructions as a whole.
   *
   * @param remarks whether those are examples too that say something about what they quote
   */
  public static SampleSayings in(String instructions, boolean remarks) {
    SampleSayings sayings = new SampleSayings(remarks);
    for (String sentence : sentences(instructions)) {
      SayingForm form = SayingForm.of(sentence);
      if (form != null) {
        sayings.forms.merge(form.words(), 1, Integer::sum);
      }
    }
    return sayings;
  }

  private static List<String> sentences(String text) {
    boolean quotes = text.indexOf('"') >= 0 || text.indexOf('\u201c') >= 0;
    if (!quotes) {
      return Collections.emptyList();
    }
    List<String> sentences = new ArrayList<>();
    for (String each : Sentences.of(text)) {
      int start = 0;
      Matcher next = NEXT.matcher(each);
      while (next.find()) {
        sentences.add(each.substring(start, next.end()));
        start = next.end();
      }
      sentences.add(each.substring(start));
    }
    return sentences;
  }

  /**
   * Leaves out of a part of the instructions the examples that have least to do with a question.
   *
   * @param most as many as stay at the most
   * @return null when there is nothing to leave out
   */
  public @Nullable String prune(String part, String question, int most) {
    List<String> sentences = sentences(part);
    Set<Integer> dropped = new LinkedHashSet<>();
    Set<Integer> remarked = new HashSet<>();
    for (int i = 0; i < sentences.size(); i++) {
      SayingForm form = SayingForm.of(sentences.get(i));
      if (form != null && isSample(form)) {
        dropped.add(i);
        if (form.isRemarked()) {
          remarked.add(i);
        }
      }
    }
    keepClosest(sentences, dropped, remarked, question, most);
    return dropped.isEmpty() ? null : without(dropped, sentences);
  }

  private boolean isSample(SayingForm form) {
    return (remarks || !form.isRemarked()) && forms.getOrDefault(form.words(), 0) >= LEAST;
  }

  /* Where none speaks of what the question is about, those with remarks stay. */
  private static void keepClosest(
      List<String> sentences,
      Set<Integer> dropped,
      Set<Integer> remarked,
      String question,
      int most) {
    List<Integer> samples = new ArrayList<>(dropped);
    List<String> texts = samples.stream().map(sentences::get).collect(Collectors.toList());
    Set<String> terms = Words.contentOf(question);
    double[] scores = Relevance.over(texts).scores(terms);
    List<Integer> about =
        IntStream.range(0, scores.length)
            .boxed()
            .filter(i -> scores[i] > 0)
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .collect(Collectors.toList());
    about.stream()
        .filter(i -> isClose(texts.get(i), terms))
        .limit(most)
        .forEach(i -> dropped.remove(samples.get(i)));
    if (about.isEmpty()) {
      dropped.removeAll(remarked);
    }
  }

  /* One word of many is chance. */
  private static boolean isClose(String saying, Set<String> question) {
    Set<String> common = Words.contentOf(saying);
    common.retainAll(question);
    return common.size() >= Math.min(2, (question.size() + 1) / 2);
  }

  private static String without(Set<Integer> dropped, List<String> sentences) {
    Remainder left = new Remainder(sentences.stream().mapToInt(String::length).sum());
    for (int i = 0; i < sentences.size(); i++) {
      if (dropped.contains(i)) {
        left.drop(sentences.get(i));
      } else {
        left.keep(sentences.get(i));
      }
    }
    return left.toString();
  }
}
