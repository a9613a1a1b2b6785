/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What tells that an answer has something of a value, be it a word of it or a short form. */
final class Traces {

  private static final int LONG_ID = 6;
  private static final int SHORT_FORM = 4;
  private static final Pattern ESCAPED =
      Pattern.compile("\\\\[ux][0-9A-Fa-f]|&#?[0-9A-Za-z]{1,16};|%[0-9A-Fa-f]{2}");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> ends = new LinkedHashSet<>();
  private final List<String> shortWords = new ArrayList<>();
  private boolean escapable;

  private Traces() {}

  static Traces of(List<String> values) {
    Traces traces = new Traces();
    values.forEach(traces::add);
    return traces;
  }

  /**
   * Whether an answer has nothing of the values.
   *
   * @param said what the model says in it
   * @param others all else in it
   */
  boolean areNotIn(String said, String others) {
    if (escapable && ESCAPED.matcher(said).find()) {
      return false;
    }
    String folded = Folded.of(said);
    String foldedOthers = Folded.of(others);
    return words.stream().noneMatch(word -> Folded.countWord(folded, word) > 0)
        && words.stream().noneMatch(word -> Folded.countWord(foldedOthers, word) > 0)
        && ends.stream().noneMatch(folded::contains)
        && hasNoShortForm(folded)
        && shortWords.stream().noneMatch(word -> hasWord(said, word));
  }

  private void add(String value) {
    escapable |= value.chars().anyMatch(c -> c > '~');
    for (String word : Folded.words(value)) {
      words.add(word);
      if (word.length() >= LONG_ID && word.chars().anyMatch(Character::isDigit)) {
        ends.add(word.substring(word.length() - SHORT_FORM));
      }
    }
    for (String word : BETWEEN_WORDS.split(value)) {
      // One in small letters, such as "of", is found everywhere.
      if (word.length() < Folded.LEAST_WORD && !word.equals(word.toLowerCase(Locale.ROOT))) {
        shortWords.add(word);
      }
    }
  }

  /* A pet name, or the beginning of an identifier. */
  private boolean hasNoShortForm(String folded) {
    for (String said : BETWEEN_WORDS.split(folded)) {
      if (said.length() >= SHORT_FORM && words.stream().anyMatch(word -> word.startsWith(said))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
