/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.regex.Pattern;

/**
 * Tells a question for values (who, when, the number of ...) from one that is to be reasoned about.
 */
public final class LookUp {

  /* What is answered by a figure. */
  private static final String MEASURED =
      "much|many|long|old|often|far|big|large|high|tall|deep|wide|fast|soon|late|early|heavy|thick"
          + "|hot|cold|warm|damp|wet|strong|loud|frequent\\b|quick\\b";

  private static final Pattern ASKS =
      Pattern.compile(
          "\\b(the|who|whom|whose|when|where|which|what|how (" + MEASURED + "))\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REASONS =
      Pattern.compile(
          "\\b(why|how (?!"
              + MEASURED
              + ")|whether|if|explain\\w*|describ\\w+|summar\\w+"
              + "|outlin\\w+|compar\\w+|contrast\\w*|differ\\w*|similar\\w*|discuss\\w*|analy[sz]\\w+"
              + "|evaluat\\w+|assess\\w*|argu\\w+|opinion|advi[cs]e|recommend\\w*|suggest\\w*"
              + "|overview|translat\\w+|rewrite|all|every|everything|each|any|other|most|least|best"
              + "|worst|list|mean(s|ing)?|reasons?|causes?|because|effects?|consequences?|purpose"
              + "|themes?|topics?|subjects?|points?|ideas?|conclusions?|relat\\w+|should|ought|allowed"
              + "|permitted|possible|true|correct|steps?|procedures?|process|instructions?|rules?"
              + "|requirements?|conditions?|exceptions?|passages? (say|tell|speak)\\w*)\\b",
          Pattern.CASE_INSENSITIVE);

  /* Answered by yes or no; a request in the form of one ("can you tell me") is none. */
  private static final Pattern YES_OR_NO =
      Pattern.compile(
          "(^|[.!?:,\\n]\\s*|\\b(and|or) )(is|are|was|were|do|does|did|has|have|had|am|may|must|might"
              + "|(can|could|will|would) (?!you\\b))\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AMOUNTS =
      Pattern.compile(
          "\\b(how ("
              + MEASURED
              + ")|when"
              + "|numbers?|counts?|amounts?|sums?|totals?|quantit\\w+|sizes?|lengths?|heights?|depths?"
              + "|widths?|weights?|distances?|ages?|periods?|durations?|terms?|times?|dates?|days?|weeks?"
              + "|months?|years?|hours?|minutes?|deadlines?|limits?|prices?|costs?|fees?|rates?|ratios?"
              + "|percent\\w*|shares?|frequenc\\w+|maxim\\w+|minim\\w+|least|most|values?|range)\\b",
          Pattern.CASE_INSENSITIVE);

  /* What has digits, or signs that no sentence has by chance. */
  private static final Pattern FIGURES =
      Pattern.compile(
          "\\b(how ("
              + MEASURED
              + ")|numbers?|amounts?|sums?|totals?|price|costs?|fees?|rates?|percent\\w*|shares?|dates?"
              + "|deadlines?|ids?|identifiers?|codes?|keys?|references?|serial|versions?|phones?"
              + "|telephones?|hotline|e-?mail|mailbox|address(es)?|path|folder)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIMES =
      Pattern.compile(
          "\\b(how (long|often|soon|late|old|fast)|when|until|times?|dates?|days?|weeks?|months?|years?"
              + "|hours?|minutes?|deadlines?|periods?|durations?|terms?|ages?|cut-?offs?|wait\\w*"
              + "|wie lange|wann|dauer\\w*|frist\\w*|quand|combien de temps|d\u00e9lais?|cu\u00e1ndo"
              + "|cu\u00e1nto tiempo|plazos?|quando|quanto tempo)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Whether it asks for values alone. */
  public static boolean is(String question) {
    return ASKS.matcher(question).find()
        && !REASONS.matcher(question).find()
        && !YES_OR_NO.matcher(question).find();
  }

  /** Whether it may ask for an amount or a time, which can be spelled. */
  public static boolean isForAmounts(String question) {
    return AMOUNTS.matcher(question).find();
  }

  /** Whether it asks, among other things, for what is written in digits or signs. */
  public static boolean isForFigures(String question) {
    return FIGURES.matcher(question).find();
  }

  /** Whether it may ask how long something takes, or when it is. */
  public static boolean isForTimes(String question) {
    return TIMES.matcher(question).find();
  }

  private LookUp() {}
}
