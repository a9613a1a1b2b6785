/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How much each of some passages has to do with a question: Okapi BM25, with the weight of a term
 * taken from the passages themselves. Words with the same beginning count as half the same, which
 * bridges inflections of most languages.
 */
public final class Relevance {

  private static final double SATURATION = 1.2;
  private static final double LENGTH = 0.6;
  private static final double SAME_BEGINNING = 0.5;
  private static final int BEGINNING = 4;

  private final Map<String, Places> places = new HashMap<>();
  private final int[] lengths;
  private final double average;

  private Relevance(Collection<String> passages) {
    this.lengths = new int[passages.size()];
    int i = 0;
    long words = 0;
    for (String passage : passages) {
      List<String> all = Words.of(passage);
      add(i, all);
      words += all.size();
      lengths[i++] = all.size();
    }
    this.average = Math.max(1, (double) words / Math.max(1, lengths.length));
  }

  public static Relevance over(Collection<String> passages) {
    return new Relevance(passages);
  }

  /** Whether a passage would have a score above 0. */
  public static Predicate<String> to(String question) {
    Set<String> terms = Words.contentOf(question);
    Set<String> beginnings =
        terms.stream()
            .filter(Relevance::hasBeginning)
            .map(Relevance::beginning)
            .collect(Collectors.toSet());
    return passage ->
        Words.of(passage).stream()
            .anyMatch(
                word ->
                    terms.contains(word)
                        || (hasBeginning(word) && beginnings.contains(beginning(word))));
  }

  /** How many passages there are. */
  public int size() {
    return lengths.length;
  }

  /** A score for each passage, 0 when it has nothing to do with the question. */
  public double[] scores(String question) {
    return scores(Words.contentOf(question));
  }

  /** The same for the terms of a question. */
  public double[] scores(Set<String> terms) {
    double[] scores = new double[lengths.length];
    for (String term : terms) {
      add(term, 1, scores);
      if (hasBeginning(term)) {
        add(beginning(term), SAME_BEGINNING, scores);
      }
    }
    return scores;
  }

  /** The passages that a term stands in, and how often, in turn. */
  public int[] placesOf(String term) {
    Places found = places.get(term);
    return found == null ? new int[0] : Arrays.copyOf(found.pairs, found.size);
  }

  /** About the score of a passage of usual length that has all terms once. */
  public double whole(Set<String> terms) {
    double whole = 0;
    for (String term : terms) {
      whole += rarity(term);
      whole += hasBeginning(term) ? SAME_BEGINNING * rarity(beginning(term)) : 0;
    }
    return whole;
  }

  private double rarity(String term) {
    Places found = places.get(term);
    int in = found == null ? 0 : found.size / 2;
    return Math.log(1 + (lengths.length - in + 0.5) / (in + 0.5));
  }

  /** Whether a term, or another one with the same beginning, stands anywhere. */
  public boolean knows(String term) {
    return places.containsKey(term) || (hasBeginning(term) && places.containsKey(beginning(term)));
  }

  private void add(int passage, List<String> words) {
    for (String word : words) {
      place(word).add(passage);
      if (hasBeginning(word)) {
        place(beginning(word)).add(passage);
      }
    }
  }

  private Places place(String term) {
    return places.computeIfAbsent(term, any -> new Places());
  }

  private void add(String term, double weight, double[] scores) {
    Places found = places.get(term);
    if (found == null) {
      return;
    }
    double rarity = weight * rarity(term);
    for (int i = 0; i < found.size; i += 2) {
      int passage = found.pairs[i];
      int count = found.pairs[i + 1];
      double norm = SATURATION * (1 - LENGTH + LENGTH * lengths[passage] / average);
      scores[passage] += rarity * count * (SATURATION + 1) / (count + norm);
    }
  }

  private static boolean hasBeginning(String word) {
    return word.length() >= BEGINNING && Character.isLetter(word.charAt(0));
  }

  private static String beginning(String word) {
    return word.substring(0, BEGINNING) + "*";
  }

  /** Where a term stands: a passage and a count, in turn. */
  private static final class Places {

    int[] pairs = new int[2];
    int size;

    void add(int passage) {
      if (size > 0 && pairs[size - 2] == passage) {
        pairs[size - 1]++;
        return;
      }
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
      }
      pairs[size++] = passage;
      pairs[size++] = 1;
    }
  }
}
