/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.history;

import dev.parsimony.policy.compress.text.HardFacts;
import dev.parsimony.policy.compress.text.Relevance;
import dev.parsimony.policy.compress.text.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of a conversation that state what cannot be guessed, and those that the newest
 * question is about, in order.
 */
public final class Digest {

  private static final int MOST_RELEVANT = 3;
  private static final int MOST_SHARE = 2;
  private static final int MOST_ROW_CHARS = 400;
  private static final Pattern ROWS = Pattern.compile("\\n|(?<=[}\\]]),");

  private final List<Excerpt> excerpts = new ArrayList<>();
  private final List<Said> said;
  private final long chars;

  private Digest(List<Said> said) {
    this.said = said;
    this.chars = said.stream().mapToLong(each -> each.text().length()).sum();
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).isFound()) {
        addFound(i);
      } else {
        addSaid(i);
      }
    }
  }

  /**
   * Makes a digest.
   *
   * @param question what it has to answer
   * @return null when it would hold most of what was said
   */
  public static @Nullable String of(List<Said> said, String question) {
    Digest digest = new Digest(said);
    digest.keepFacts();
    digest.keepRelevant(question);
    String written = digest.written();
    return written.length() * MOST_SHARE > digest.chars ? null : written;
  }

  private void addSaid(int place) {
    for (String sentence : Sentences.of(said.get(place).text())) {
      boolean goesOn = false;
      for (String clause : Clauses.of(sentence)) {
        add(place, clause, goesOn);
        goesOn = true;
      }
    }
  }

  /* Its rows, but for very long ones. */
  private void addFound(int place) {
    for (String row : ROWS.split(said.get(place).text())) {
      if (row.length() <= MOST_ROW_CHARS) {
        add(place, row, false);
      }
    }
  }

  private void add(int place, String clause, boolean goesOn) {
    if (!clause.trim().isEmpty()) {
      excerpts.add(new Excerpt(place, clause, goesOn));
    }
  }

  private void keepFacts() {
    Sayings sayings = new Sayings(excerpts);
    for (int i = 0; i < excerpts.size(); i++) {
      Excerpt excerpt = excerpts.get(i);
      if (!isFound(excerpt) && (isFact(excerpt, sayings) || isOwn(excerpt, sayings))) {
        excerpt.keep();
        keepWhatItLeansOn(i);
      }
    }
  }

  private static boolean isFact(Excerpt excerpt, Sayings sayings) {
    return excerpt.hasFact() && !(sayings.isRepeated(excerpt) && isWeakWithoutQuotes(excerpt));
  }

  /* What the user says of himself, and what he is told as his own. */
  private boolean isOwn(Excerpt excerpt, Sayings sayings) {
    if (excerpt.isDelicate()) {
      return true;
    }
    if (said.get(excerpt.said()).isWish()) {
      return excerpt.isStanding() || (excerpt.isPersonal() && !sayings.isRepeated(excerpt));
    }
    return excerpt.isTold() && !sayings.isForm(excerpt);
  }

  private boolean isFound(Excerpt excerpt) {
    return said.get(excerpt.said()).isFound();
  }

  private static boolean isWeakWithoutQuotes(Excerpt excerpt) {
    return HardFacts.in(excerpt.unquoted()) != HardFacts.Strength.STRONG;
  }

  private void keepWhatItLeansOn(int place) {
    Excerpt excerpt = excerpts.get(place);
    if (place > 0 && excerpt.leans()) {
      Excerpt before = excerpts.get(place - 1);
      int distance = excerpt.said() - before.said();
      if (distance <= 1) {
        before.keep();
      }
    }
  }

  private void keepRelevant(String question) {
    List<String> texts = excerpts.stream().map(Excerpt::text).collect(Collectors.toList());
    double[] scores = Relevance.over(texts).scores(question);
    IntStream.range(0, scores.length)
        .filter(i -> scores[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
        .limit(MOST_RELEVANT)
        .forEach(i -> excerpts.get(i).keep());
  }

  private String written() {
    StringBuilder text = new StringBuilder();
    Set<String> seen = new HashSet<>();
    int last = -1;
    for (Excerpt excerpt : excerpts) {
      if (excerpt.isKept() && seen.add(excerpt.text())) {
        text.append(excerpt.said() == last ? " " : opening(excerpt.said(), last));
        text.append(excerpt.text());
        last = excerpt.said();
      }
    }
    return text.toString();
  }

  private String opening(int place, int last) {
    return (last < 0 ? "" : "\n") + said.get(place).speaker() + ": ";
  }
}
