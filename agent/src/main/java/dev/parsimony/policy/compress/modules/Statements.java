/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import dev.parsimony.policy.compress.text.HardFacts;
import dev.parsimony.policy.compress.text.Relevance;
import dev.parsimony.policy.compress.text.ValueKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sentences of a prompt that state a value, and the modules that they stand in. Immutable. */
final class Statements {

  /* Longer ones speak of much. */
  private static final int MOST_CHARS = 200;

  private static final Pattern QUOTED = Pattern.compile("[\"\u201c][^\"\u201c\u201d]*[\"\u201d]");

  private final Relevance sentences;
  private final int[] modules;

  private Statements(List<String> sentences, List<Integer> modules) {
    this.sentences = Relevance.over(sentences);
    this.modules = modules.stream().mapToInt(each -> each).toArray();
  }

  /**
   * @param modules the place of the module of each sentence
   */
  static Statements among(List<String> sentences, int[] modules) {
    List<String> stating = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      String each = sentences.get(i);
      if (each.length() <= MOST_CHARS && isStatement(each)) {
        stating.add(each);
        places.add(modules[i]);
      }
    }
    return new Statements(stating, places);
  }

  private static boolean isStatement(String sentence) {
    String told = sentence.indexOf('"') < 0 ? sentence : QUOTED.matcher(sentence).replaceAll("");
    return HardFacts.in(told) == HardFacts.Strength.STRONG || !ValueKind.statedIn(told).isEmpty();
  }

  /** The modules of those that have nearly as much of some terms as any has. */
  Set<Integer> modulesOfClosest(Set<String> terms, double close) {
    double[] scores = sentences.scores(terms);
    double top = Arrays.stream(scores).max().orElse(0);
    return IntStream.range(0, scores.length)
        .filter(i -> scores[i] > 0 && scores[i] >= close * top)
        .mapToObj(i -> modules[i])
        .collect(Collectors.toSet());
  }

  /** Whether one of them has a word like one of some terms. */
  boolean haveAnyOf(Set<String> terms) {
    return terms.stream().anyMatch(sentences::knows);
  }

  /** Whether a module has one. */
  boolean areIn(int module) {
    for (int each : modules) {
      if (each == module) {
        return true;
      }
    }
    return false;
  }
}
