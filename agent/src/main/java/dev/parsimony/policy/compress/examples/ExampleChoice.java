/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import dev.parsimony.policy.compress.text.Relevance;
import dev.parsimony.policy.compress.text.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses the examples that are most like a question, one for an answer. Answers stay until those
 * that are left have little in common with the question, beside the others and beside what no
 * example is like; so the fewer stay, the clearer it is.
 */
public final class ExampleChoice {

  private static final double UNLIKE_ALL = 0.05;
  private static final double ENOUGH = 0.75;

  private final List<Example> examples;
  private final Set<String> terms;
  private final double[] scores;
  private final double[] likeness;

  private ExampleChoice(List<Example> examples, String question) {
    this.examples = examples;
    this.terms = Words.contentOf(question);
    List<String> inputs = examples.stream().map(Example::input).collect(Collectors.toList());
    this.scores = shares(inputs);
    this.likeness = scores.clone();
    addAnswers();
  }

  /**
   * The places of the examples that stay, in order.
   *
   * @param least as many stay at the least, if there are as many answers
   */
  public static Set<Integer> of(List<Example> examples, String question, int least) {
    return new ExampleChoice(examples, question).choose(least);
  }

  /* What each text has in common with the question, as a share of what it might have. */
  private double[] shares(List<String> texts) {
    Relevance relevance = Relevance.over(texts);
    double whole = Math.max(Double.MIN_NORMAL, relevance.whole(terms));
    return Arrays.stream(relevance.scores(terms)).map(score -> score / whole).toArray();
  }

  /* All examples of an answer tell what it is about, and so does its name. */
  private void addAnswers() {
    Map<String, StringBuilder> answers = new LinkedHashMap<>();
    for (Example each : examples) {
      answers
          .computeIfAbsent(each.output(), name -> new StringBuilder(each.isLabelled() ? name : ""))
          .append('\n')
          .append(each.input());
    }
    List<String> texts =
        answers.values().stream().map(Object::toString).collect(Collectors.toList());
    Map<String, Double> shares = new HashMap<>();
    Iterator<String> names = answers.keySet().iterator();
    for (double share : shares(texts)) {
      shares.put(names.next(), share);
    }
    for (int i = 0; i < likeness.length; i++) {
      likeness[i] += shares.getOrDefault(examples.get(i).output(), 0.0);
    }
  }

  private Set<Integer> choose(int least) {
    List<Integer> ofEach = ofEachAnswer();
    double sum = 2 * UNLIKE_ALL;
    for (int i : ofEach) {
      sum += likeness[i];
    }
    Set<Integer> kept = new TreeSet<>();
    double held = 0;
    for (int i : ofEach) {
      if (kept.size() < least || held < ENOUGH * sum) {
        kept.add(i);
        held += likeness[i];
      }
    }
    return kept;
  }

  /* The example that is most like the question, or else the shortest, the best answers first. */
  private List<Integer> ofEachAnswer() {
    Map<String, Integer> best = new LinkedHashMap<>();
    IntStream.range(0, scores.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -scores[i])
                .thenComparing(i -> examples.get(i).input().length()))
        .forEach(i -> best.putIfAbsent(examples.get(i).output(), i));
    return best.values().stream()
        .sorted(Comparator.comparingDouble((Integer i) -> -likeness[i]))
        .collect(Collectors.toList());
  }
}
