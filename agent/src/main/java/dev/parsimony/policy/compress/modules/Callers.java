/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a team has call for a module of its prompt, by the words of a request. Immutable. */
public final class Callers {

  /** Nothing but what the prompt itself tells. */
  public static final Callers NONE = new Callers(Collections.emptyList(), Collections.emptyMap());

  private static final double ENOUGH = 1 - 1e-9;

  private final List<Set<String>> words = new ArrayList<>();
  private final Map<Set<String>, Double> terms = new LinkedHashMap<>();

  /**
   * @param words words or phrases, each of which calls for the module by itself
   * @param terms words or phrases with weights; those that a request has call for the module when
   *     they come to 1 together
   */
  public Callers(List<String> words, Map<String, ? extends Number> terms) {
    words.forEach(each -> this.words.add(wordsOf(each)));
    terms.forEach((term, weight) -> this.terms.put(wordsOf(term), weight.doubleValue()));
  }

  /** Whether a request of these words calls for it. */
  boolean call(Set<String> request) {
    return words.stream().anyMatch(request::containsAll) || weigh(request) >= ENOUGH;
  }

  private double weigh(Set<String> request) {
    double sum = 0;
    for (Map.Entry<Set<String>, Double> term : terms.entrySet()) {
      sum += request.containsAll(term.getKey()) ? term.getValue() : 0;
    }
    return sum;
  }

  private static Set<String> wordsOf(String phrase) {
    return new HashSet<>(Words.of(phrase));
  }
}
