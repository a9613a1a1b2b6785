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
  private static final int ASKING = 8;
  private static final int LINK = 16;
  private static final int CLOCK = 32;
  private static final int BEHIND_CLOCK = 64;
  private static final int FIRST_OF_TWO = 128;
  private static final int SECOND_OF_TWO = 256;

  private static final WordTable WORDS =
      WordTable.of(
          "now today tonight tomorrow yesterday nowadays currently current latest newest recent"
              + " recently upcoming"
              + " heute morgen gestern jetzt aktuell aktuelle aktuellen aktueller aktuelles"
              + " derzeit gerade neueste neuesten"
              + " aujourd maintenant demain actuellement actuel actuelle actuels actuelles"
              + " hoy ahora ma\u00f1ana ayer actualmente actual actuales"
              + " weather headlines news wetter schlagzeilen nachrichten uhrzeit m\u00e9t\u00e9o"
              + " noticias",
          "this next last past coming diese dieser dieses diesen diesem letzte letzten"
              + " n\u00e4chste n\u00e4chsten cette ce este esta",
          "second minute minutes hour hours morning afternoon evening night day days week weeks"
              + " weekend month months quarter year years monday tuesday wednesday thursday"
              + " friday saturday sunday"
              + " woche wochen wochenende monat monats monate quartal jahr jahres jahre stunde"
              + " tag tage matin soir semaine mois trimestre ann\u00e9e semana mes a\u00f1o"
              + " tarde noche moment momento",
          "what which whats welcher welchen welches welche wie quel quelle que qu\u00e9",
          "is s the viel ist das der den est la le es",
          "time date day hour uhr sp\u00e4t tag datum heure jour hora d\u00eda fecha",
          "is in at here it ist haben est es hay",
          "so at live just",
          "far present score scores results happened happening");

  /** Whether one is said: alone, or as a pointer with its period. */
  static boolean in(String said) {
    char[] text = said.toCharArray();
    int before = 0;
    boolean asked = false;
    int at = 0;
    while (at < text.length) {
      if (!isLetter(text[at])) {
        at++;
        continue;
      }
      int start = at;
      at = endOfWord(text, at);
      int word = WORDS.ofAnyCase(text, start, at);
      boolean clock = asked && (word & CLOCK) != 0 && isOfNow(text, at);
      if ((word & ALONE) != 0 || isOfTwo(before, word) || clock) {
        return true;
      }
      before = word;
      asked = (word & ASKING) != 0 || (asked && (word & LINK) != 0);
    }
    return false;
  }

  /* This week, so far. */
  private static boolean isOfTwo(int before, int word) {
    return ((before & POINTER) != 0 && (word & PERIOD) != 0)
        || ((before & FIRST_OF_TWO) != 0 && (word & SECOND_OF_TWO) != 0);
  }

  /* What time it is, and not what a time is taken by: that goes on with another word. */
  private static boolean isOfNow(char[] text, int end) {
    int next = end;
    while (next < text.length && text[next] == ' ') {
      next++;
    }
    return next == text.length
        || !isLetter(text[next])
        || (WORDS.ofAnyCase(text, next, endOfWord(text, next)) & BEHIND_CLOCK) != 0;
  }

  private static int endOfWord(char[] text, int start) {
    int end = start;
    while (end < text.length && isLetter(text[end])) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return c < 128 ? (c | ' ') >= 'a' && (c | ' ') <= 'z' : Character.isLetter(c);
  }

  private TimeWords() {}
}
