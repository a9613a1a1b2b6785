/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words with which requests begin, in four languages: none of them is a name. At the beginning
 * of a text, whether such a word is capitalised says nothing; any other letter may tell a name from
 * a word, or a unit from another.
 */
final class Openings {

  private static final Set<String> WORDS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  ("what what's how why when where who whose which is are was were can could do does"
                          + " did should would has have please give tell show list write explain"
                          + " describe summarise summarize translate classify extract find compare"
                          + " create generate answer rewrite correct convert calculate count sort"
                          + " analyse analyze the these this those in on for from with if"
                          + " was wie warum wann wo wer welche welcher welches ist sind kann kannst"
                          + " bitte gib zeige schreibe nenne fasse vergleiche"
                          + " que quel quelle quels quelles comment pourquoi quand qui est peux"
                          + " donne montre traduis"
                          + " cual cuando donde quien como por es puedes dame muestra escribe traduce")
                      .split(" "))));

  private static final int LONGEST = 16;

  /** Makes the first letter small, where the first word is one of them. */
  static void lower(Draft draft) {
    char[] text = draft.text();
    int length = draft.length();
    int start = 0;
    while (start < length && Character.isWhitespace(text[start])) {
      start++;
    }
    int end = start;
    while (end < length && isOfWord(text[end])) {
      end++;
    }
    boolean alone = end == length || " ,:\n\r".indexOf(text[end]) >= 0;
    if (start == end || end - start > LONGEST || !alone || !Character.isUpperCase(text[start])) {
      return;
    }
    String word = new String(text, start, end - start);
    String small = word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    if (WORDS.contains(small) && draft.prose().isIn(start, end)) {
      text[start] = small.charAt(0);
    }
  }

  private static boolean isOfWord(char c) {
    return c == '\'' || Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private Openings() {}
}
