/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text as terms: lower case, plurals as singulars, numbers as they are. Scripts
 * without spaces give pairs of characters.
 */
public final class Words {

  private static final int MAX_CHARS = 40;

  /** All terms in order. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      boolean part = Character.isLetterOrDigit(point) && !isUnspaced(point);
      if (part && start < 0) {
        start = i;
      } else if (!part) {
        add(text, start, i, words);
        start = -1;
      }
      int next = i + Character.charCount(point);
      if (isUnspaced(point) && next < text.length() && isUnspaced(text.codePointAt(next))) {
        words.add(text.substring(i, next + Character.charCount(text.codePointAt(next))));
      }
      i = next;
    }
    add(text, start, text.length(), words);
    return words;
  }

  /** The terms that say something: without articles, pronouns and the like. */
  public static Set<String> contentOf(String text) {
    return content(of(text));
  }

  /** The words of a field's name, such as {@code lastOrder}, {@code last_order}. */
  public static List<String> ofName(String name) {
    StringBuilder spaced = new StringBuilder(name.length() + 8);
    for (int i = 0; i < name.length(); i++) {
      boolean hump =
          i > 0
              && Character.isUpperCase(name.charAt(i))
              && Character.isLowerCase(name.charAt(i - 1));
      spaced.append(hump ? " " : "").append(name.charAt(i));
    }
    return of(spaced.toString());
  }

  /** Whether a word, in whatever case, says nothing of a subject. */
  public static boolean isFunctionWord(String word) {
    return FunctionWords.ALL.contains(word.toLowerCase(Locale.ROOT));
  }

  static Set<String> content(Collection<String> words) {
    Set<String> content = new LinkedHashSet<>(words);
    content.removeAll(FunctionWords.ALL);
    return content;
  }

  private static void add(String text, int start, int end, List<String> words) {
    if (start >= 0) {
      String word = text.substring(start, Math.min(end, start + MAX_CHARS));
      words.add(singular(word.toLowerCase(Locale.ROOT)));
    }
  }

  private static boolean isUnspaced(int point) {
    if (point < 0x0E00) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(point);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || script == Character.UnicodeScript.THAI;
  }

  static String singular(String word) {
    int length = word.length();
    if (length < 4 || !word.endsWith("s") || Character.isDigit(word.charAt(length - 2))) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")) {
      return word.substring(0, length - 2);
    }
    boolean own = word.endsWith("ss") || word.endsWith("us") || word.endsWith("is");
    return own ? word : word.substring(0, length - 1);
  }

  private Words() {}
}
