/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A long text by its paragraphs. Short paragraphs, the first and the last one are taken to say what
 * to do with the long ones, and stay as they are.
 */
public final class Passages {

  private static final int LONG = 200;
  private static final String GAP = "[\u2026] ";
  private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");

  private final List<String> paragraphs = new ArrayList<>();

  private Passages(String text) {
    int start = 0;
    Matcher blank = BLANK_LINES.matcher(text);
    while (blank.find()) {
      paragraphs.add(text.substring(start, blank.end()));
      start = blank.end();
    }
    paragraphs.add(text.substring(start));
  }

  public static Passages of(String text) {
    return new Passages(text);
  }

  /** What is said about the long paragraphs in the text itself. */
  public String instructions() {
    return IntStream.range(0, paragraphs.size())
        .filter(i -> !isLong(i))
        .mapToObj(paragraphs::get)
        .collect(Collectors.joining());
  }

  /**
   * The text with those sentences of its long paragraphs that have most to do with a question.
   *
   * @param percent how much of the long paragraphs may stay
   * @return null when nothing has to do with it, or all is needed
   */
  public @Nullable String about(String question, int percent) {
    List<String> sentences = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    long chars = 0;
    for (int i = 0; i < paragraphs.size(); i++) {
      for (String each : isLong(i) ? Sentences.of(paragraphs.get(i)) : new ArrayList<String>()) {
        sentences.add(each);
        owners.add(i);
        chars += each.length();
      }
    }
    Set<Integer> kept = best(sentences, question, chars * percent / 100);
    boolean useful = !kept.isEmpty() && kept.size() < sentences.size();
    return useful ? written(sentences, owners, kept) : null;
  }

  private boolean isLong(int paragraph) {
    return paragraph > 0
        && paragraph < paragraphs.size() - 1
        && paragraphs.get(paragraph).length() >= LONG;
  }

  private static Set<Integer> best(List<String> sentences, String question, long room) {
    double[] scores = Relevance.over(sentences).scores(question);
    List<Integer> ranked =
        IntStream.range(0, scores.length)
            .filter(i -> scores[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .collect(Collectors.toList());
    Set<Integer> kept = new HashSet<>();
    long left = room;
    for (Integer each : ranked) {
      left -= sentences.get(each).length();
      if (left >= 0 || kept.isEmpty()) {
        kept.add(each);
      }
    }
    return kept;
  }

  private String written(List<String> sentences, List<Integer> owners, Set<Integer> kept) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (int i = 0; i < paragraphs.size(); i++) {
      if (!isLong(i)) {
        text.append(paragraphs.get(i));
      }
      boolean gap = false;
      for (; next < sentences.size() && owners.get(next) == i; next++) {
        if (kept.contains(next)) {
          text.append(gap ? GAP : "").append(sentences.get(next));
        }
        gap = !kept.contains(next);
      }
      text.append(isLong(i) && gap ? GAP.trim() + "\n\n" : "");
    }
    return text.toString();
  }
}
