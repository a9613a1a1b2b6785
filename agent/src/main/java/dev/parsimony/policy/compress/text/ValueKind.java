/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Kinds of values that a question may name and a text may state, each known by its form. */
public enum ValueKind {
  ADDRESS(
      "(?<!mail )address|adresse|anschrift|direcci\u00f3n|indirizzo"
          + "|where\\b.{0,60}\\b(?:sent|send|post(?:ed)?|mail(?:ed)?|ship(?:ped)?|deliver(?:ed)?|return(?:ed)?)",
      "\\b\\d{1,4}[a-z]? (?:\\p{Lu}[\\p{L}'-]+ ){1,3}(?:street|road|lane|avenue|drive|square|place|court"
          + "|boulevard|row|close|hill|st|rd|ave)\\b"
          + "|\\p{Lu}\\p{L}+(?:stra\u00dfe|strasse|gasse|weg|platz|allee) \\d"
          + "|\\b\\d{1,4},? (?:rue|avenue|boulevard|place|chemin) "
          + "|\\b(?:calle|avenida|plaza|via|piazza) (?:\\p{L}+ ){0,3}\\p{Lu}[\\p{L} ]{1,40},? \\d"
          + "|\\bp\\.?o\\.? box \\d|\\bpostfach \\d"),
  PHONE(
      "(?:tele)?phones?|hotline|telefon\\w*|t\u00e9l\u00e9phone|tel\u00e9fono",
      "\\+\\d[\\d ()/.-]{6,20}\\d|\\b0\\d{2,5}[ /-]\\d{3,}|\\b\\d{3}[-.]\\d{3,4}[-.]\\d{4}\\b"),
  MAIL("e-?mail address|e-?mail", "\\b[\\w.+-]{1,64}@[\\w-]{1,64}\\.\\w"),
  PERCENTAGE(
      "percent\\w*|prozent\\w*|pourcentage|porcentaje|percentuale",
      "\\d\\s?%|\\d (?:percent|per cent|prozent|pour cent|por ciento|per cento)\\b"),
  DURATION(
      "how (?:long|soon|fast)|duration|wie lange|dauer|combien de temps|dur\u00e9e|cu\u00e1nto (?:tiempo|tarda)"
          + "|duraci\u00f3n|quanto tempo|durata",
      "\\d{1,6} (?:working |business )?(?:second|minute|hour|day|week|month|year)s?\\b"
          + "|\\d{1,6} (?:sekunde|minute|stunde|tag|woche|monat|jahr)(?:e?n|e)?\\b"
          + "|\\d{1,6} (?:seconde|heure|jour|semaine|mois|an|ann\u00e9e)s?\\b"
          + "|\\d{1,6} (?:segundo|minuto|hora|d\u00eda|semana|mes|a\u00f1o)(?:s|es)?\\b"
          + "|\\d{1,6} (?:second|minut|or|giorn|settiman|mes|ann)[oaei]\\b");

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final Pattern named;
  private final Pattern stated;

  ValueKind(String named, String stated) {
    this.named = Pattern.compile("\\b(?:" + named + ")\\b", FLAGS);
    this.stated = Pattern.compile(stated, FLAGS);
  }

  /** Whether a question names it. */
  public boolean isNamedIn(String question) {
    return named.matcher(question).find();
  }

  /** A text without its values of this kind. */
  public String leftOutOf(String text) {
    return stated.matcher(text).replaceAll("");
  }

  /** Those that a text states. */
  public static Set<ValueKind> statedIn(String text) {
    Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
    for (ValueKind kind : values()) {
      if (kind.stated.matcher(text).find()) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
