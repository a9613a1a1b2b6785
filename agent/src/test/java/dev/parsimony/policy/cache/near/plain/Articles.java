/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near.plain;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Leaves out small-written articles of English prose. Other languages' articles tell genders, cases
 * and numbers, and with these sometimes who does what to whom: they always stay. So do those of
 * English that make another sense with the word behind them, and those in a text that has words of
 * another language.
 */
final class Articles {

  private static final Set<String> ARTICLES = setOf("the a an");
  private static final Set<String> ENGLISH =
      setOf("the of is are what how which with from this that and for to when where why does");
  private static final Set<String> OTHERS =
      setOf(
          "der das und ist nicht ein eine den dem mit von zu auf le la les et est un une du dans"
              + " pour el los las que y de por al il di che per het een van");
  /* Elsewhere it may be a name: vitamin a, plan a. */
  private static final Set<String> BEFORE_A =
      setOf(
          "is was are be as of in on for with to from by at into about like and or write give make"
              + " create draft compose suggest generate list explain describe summarise summarize"
              + " me us that this");
  /* Of these, one with an article is another thing than one without. */
  private static final Set<String> BOUND =
      setOf(
          "few little bit lot number couple dozen hundred thousand million billion most least more"
              + " less question future same other only first last second third one two half");

  private static Set<String> setOf(String words) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words.split(" "))));
  }

  static String dropped(String text) {
    if (!isEnglish(text)) {
      return text;
    }
    Prose prose = Prose.of(text);
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int end = endOfWord(text, start);
      boolean article =
          end > start
              && ARTICLES.contains(word(text, start, end))
              && isBetweenBlanks(text, start, end)
              && (end > start + 1 || BEFORE_A.contains(wordBefore(text, start - 1)))
              && prose.isIn(start, end + 1)
              && isFollowedByAnotherWord(text, end + 1);
      if (!article) {
        out.append(text, start, Math.max(end, start + 1));
      }
      start = article ? end + 1 : Math.max(end, start + 1);
    }
    return out.toString();
  }

  private static boolean isEnglish(String text) {
    boolean english = false;
    int start = 0;
    while (start < text.length()) {
      int end = endOfWord(text, start);
      String word = word(text, start, end);
      if (OTHERS.contains(word)) {
        return false;
      }
      english |= ENGLISH.contains(word);
      start = Math.max(end, start + 1);
    }
    return english;
  }

  /* The first word of a text or of a sentence is not: it may belong to a name. */
  private static boolean isBetweenBlanks(String text, int start, int end) {
    return start >= 2
        && text.charAt(start - 1) == ' '
        && Character.isLetter(text.charAt(start - 2))
        && end < text.length()
        && text.charAt(end) == ' ';
  }

  private static boolean isFollowedByAnotherWord(String text, int start) {
    int end = endOfWord(text, start);
    String word = word(text, start, end);
    return end - start >= 2
        && Character.isLowerCase(text.charAt(start))
        && !BOUND.contains(word)
        && !ARTICLES.contains(word);
  }

  private static String wordBefore(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return word(text, start, end);
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /* Longer words are none that are looked for. */
  private static String word(String text, int start, int end) {
    return end - start > 12 ? "" : text.substring(start, end);
  }

  private Articles() {}
}
