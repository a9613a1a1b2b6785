/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.cache.near.WordTable;

/**
 * Words that ask about a moment, in English, German, French and Spanish: what is answered to them
 * today is wrong tomorrow.
 */
final class TimeWords {

  private static final int ALONE = 1;
  private static final int POINTER = 2;
  private static final int PERIOD = 4;

  private static final WordTable WORDS =
      WordTable.of(
          "now today tonight tomorrow yesterday nowadays currently current latest newest recent"
              + " recently upcoming"
              + " heute morgen gestern jetzt aktuell aktuelle aktuellen aktueller aktuelles"
              + " derzeit gerade neueste neuesten"
              + " aujourd maintenant demain actuellement actuel actuelle actuels actuelles"
              + " hoy ahora ma\u00f1ana ayer actualmente actual actuales",
          "this next last past coming diese dieser dieses diesen letzte letzten n\u00e4chste"
              + " n\u00e4chsten cette ce este esta",
          "second minute minutes hour hours morning afternoon evening night day days week weeks"
              + " weekend month months quarter year years monday tuesday wednesday thursday"
              + " friday saturday sunday"
              + " woche wochen wochenende monat monats monate quartal jahr jahres jahre stunde"
              + " tag tage matin soir semaine mois trimestre ann\u00e9e semana mes a\u00f1o"
              + " tarde noche");

  /** Whether one is said: alone, or as a pointer with its period. */
  static boolean in(String said) {
    char[] text = said.toCharArray();
    boolean pointed = false;
    int at = 0;
    while (at < text.length) {
      if (!isLetter(text[at])) {
        at++;
        continue;
      }
      int start = at;
      while (at < text.length && isLetter(text[at])) {
        at++;
      }
      int word = WORDS.ofAnyCase(text, start, at);
      if ((word & ALONE) != 0 || (pointed && (word & PERIOD) != 0)) {
        return true;
      }
      pointed = (word & POINTER) != 0;
    }
    return false;
  }

  private static boolean isLetter(char c) {
    return c < 128 ? (c | ' ') >= 'a' && (c | ' ') <= 'z' : Character.isLetter(c);
  }

  private TimeWords() {}
}
