/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Words that ask about a moment, in English, German, French and Spanish: what is answered to them
 * today is wrong tomorrow.
 */
final class TimeWords {

  private static final Set<String> ALONE =
      new HashSet<>(
          Arrays.asList(
              ("now today tonight tomorrow yesterday nowadays currently current latest newest recent"
                      + " recently upcoming"
                      + " heute morgen gestern jetzt aktuell aktuelle aktuellen aktueller aktuelles"
                      + " derzeit gerade neueste neuesten"
                      + " aujourd maintenant demain actuellement actuel actuelle actuels actuelles"
                      + " hoy ahora ma\u00f1ana ayer actualmente actual actuales")
                  .split(" ")));

  private static final Set<String> POINTERS =
      new HashSet<>(
          Arrays.asList(
              ("this next last past coming diese dieser dieses diesen letzte letzten n\u00e4chste"
                      + " n\u00e4chsten cette ce este esta")
                  .split(" ")));

  private static final Set<String> PERIODS =
      new HashSet<>(
          Arrays.asList(
              ("second minute minutes hour hours morning afternoon evening night day days week weeks"
                      + " weekend month months quarter year years monday tuesday wednesday thursday"
                      + " friday saturday sunday"
                      + " woche wochen wochenende monat monats monate quartal jahr jahres jahre stunde"
                      + " tag tage matin soir semaine mois trimestre ann\u00e9e semana mes a\u00f1o"
                      + " tarde noche")
                  .split(" ")));

  private static final int LONGEST = 13;

  /** Whether one is said: alone, or as a pointer with its period. */
  static boolean in(String text) {
    boolean pointed = false;
    int end = text.length();
    for (int at = 0; at < end; ) {
      if (!Character.isLetter(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < end && Character.isLetter(text.charAt(at))) {
        at++;
      }
      String word = at - start > LONGEST ? "" : text.substring(start, at).toLowerCase(Locale.ROOT);
      if (ALONE.contains(word) || (pointed && PERIODS.contains(word))) {
        return true;
      }
      pointed = POINTERS.contains(word);
    }
    return false;
  }

  private TimeWords() {}
}
