/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts without what may be written in one way or another: capitals, accents, invisible signs. */
final class Folded {

  /** A word with fewer characters is found everywhere. */
  static final int LEAST_WORD = 3;

  private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{Cf}]+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  static String of(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String plain = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    // Through capitals: these make one of letters that small ones tell apart.
    return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** The words of a text that tell something of it, folded. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>(Arrays.asList(BETWEEN_WORDS.split(of(text))));
    words.removeIf(word -> word.length() < LEAST_WORD);
    return words;
  }

  /**
   * How often a word stands in a text; one of three characters as a word of its own alone, or with
   * an ending, since it is a part of many others.
   *
   * @param text folded
   * @param word one of {@link #words}
   */
  static int countWord(String text, String word) {
    if (word.length() > LEAST_WORD) {
      return count(text, word);
    }
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = isEnd(text, end) || (text.charAt(end) == 's' && isEnd(text, end + 1));
      count += begins && ends ? 1 : 0;
    }
    return count;
  }

  private static boolean isEnd(String text, int at) {
    return at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }

  /**
   * How often something stands in a text, places that overlap included.
   *
   * @param text folded
   * @param part folded, not empty
   */
  static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }

  private Folded() {}
}
