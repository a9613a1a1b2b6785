/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import dev.parsimony.policy.compress.text.Relevance;
import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses the examples that are most like a question. Where none is clearly more like it than the
 * others, one of each answer stays.
 */
public final class ExampleChoice {

  private static final double CLEARLY = 2.5;
  private static final double MATCH = 0.2;

  private final List<Example> examples;
  private final int most;
  private final double[] scores;
  private final double whole;

  private ExampleChoice(List<Example> examples, String question, int most) {
    this.examples = examples;
    this.most = most;
    List<String> inputs = examples.stream().map(Example::input).collect(Collectors.toList());
    Relevance relevance = Relevance.over(inputs);
    this.scores = relevance.scores(question);
    this.whole = relevance.whole(Words.contentOf(question));
  }

  /**
   * The places of the examples that stay, in order.
   *
   * @param most as many as stay at the most, if the choice is clear
   */
  public static Set<Integer> of(List<Example> examples, String question, int most) {
    return new ExampleChoice(examples, question, most).choose();
  }

  private Set<Integer> choose() {
    List<Integer> ranked =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .collect(Collectors.toList());
    Map<String, Integer> best = new HashMap<>();
    List<Integer> ofEach = new ArrayList<>();
    for (Integer i : ranked) {
      if (best.putIfAbsent(examples.get(i).output(), i) == null) {
        ofEach.add(i);
      }
    }
    return new TreeSet<>(ofEach.subList(0, needed(ofEach)));
  }

  /* The fewer, the clearer the best one stands out from those of other answers. */
  private int needed(List<Integer> ofEach) {
    double first = scores[ofEach.get(0)];
    for (int i = 1; i <= Math.min(most, ofEach.size() - 1); i++) {
      boolean stands = first >= CLEARLY * scores[ofEach.get(i)];
      if (stands && first > MATCH * whole / i) {
        return i;
      }
    }
    return ofEach.size();
  }
}
