/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Tells of an answer whether it speaks of any moment or stretch of time: where a date was left out
 * of the question, that may have been reckoned from it.
 */
public final class Moments {

  private static final List<Locale> LANGUAGES =
      Arrays.asList(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, new Locale("es"));

  private static final String NUMBER =
      "(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
  private static final String PERIOD =
      "(?:second|minute|hour|day|week|month|quarter|year|sekunde|stunde|tag|woche|monat|jahr"
          + "|seconde|heure|jour|semaine|mois|ann\u00e9e|segundo|minuto|hora|d\u00eda|semana|mes"
          + "|a\u00f1o)(?:s|e|n|en|es)?";

  private static final Pattern FORMS =
      Pattern.compile(
          "\\d:\\d\\d"
              + "|\\b\\d{1,2}[./-]\\d{1,2}\\b"
              + "|\\b\\d{1,2}(?:st|nd|rd|th)\\b"
              + "|\\b\\d{1,2} ?(?:a\\.?m|p\\.?m|o'clock|uhr|h)\\b"
              + "|\\b"
              + NUMBER
              + "[- ]"
              + PERIOD
              + "\\b|\\b(?:"
              + names()
              + ")\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private Moments() {}

  /** Whether there is one in what is said. */
  public static boolean in(String said) {
    return FORMS.matcher(said).find();
  }

  /* Of months and of the days of the week. */
  private static String names() {
    StringJoiner names = new StringJoiner("|");
    for (Locale language : LANGUAGES) {
      for (Month month : Month.values()) {
        // Small, it is mostly a verb.
        names.add(
            month == Month.MAY ? "may(?= \\d)" : month.getDisplayName(TextStyle.FULL, language));
      }
      for (DayOfWeek day : DayOfWeek.values()) {
        names.add(day.getDisplayName(TextStyle.FULL, language));
      }
    }
    return names.toString();
  }
}
