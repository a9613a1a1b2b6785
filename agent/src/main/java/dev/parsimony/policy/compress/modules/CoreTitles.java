/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import dev.parsimony.policy.compress.text.Sentences;
import dev.parsimony.policy.compress.text.WordSet;
import dev.parsimony.policy.compress.text.Words;
import java.util.Set;
import java.util.regex.Pattern;

/** By what words a module is known to matter to every request. */
final class CoreTitles {

  private static final Set<String> WORDS =
      WordSet.of(
          "identity role persona character mission purpose goal objective overview introduction intro"
              + " tone voice style language writing write wording format formatting output answer"
              + " response reply laid layout structure rule principle guardrail safety security"
              + " compliance legal privacy important critical mandatory general basic ground core"
              + " constraint instruction guideline context system prompt assistant behaviour"
              + " behavior conduct priority always never forbidden prohibited prohibition restriction disclaimer"
              + " assignment job task duty mandate profile personality manner manners etiquette politeness courtesy"
              + " register attitude phrasing communication communicating conversation speaking speech talk"
              + " talking presentation shape template layout form schema appearance look length brevity"
              + " deliverable expected rendering answering replying responding"
              + " boundary scope confidentiality taboo warning emergency crisis ethic escalation rolle identit\u00e4t ton stil sprache ausgabe"
              + " antwort regel r\u00f4le ton langue r\u00e9ponse r\u00e8gle papel rol tono idioma"
              + " formato respuesta regla");

  private static final int BEGINNING = 400;

  private static final Pattern PHRASES =
      Pattern.compile(
          "(hard limits?|red lines?|no-?gos?|non-?negotiables?|do'?s and don'?ts)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> TOOLS =
      WordSet.of(
          "tool toolkit toolbox function action api capability command werkzeug outil herramienta");

  private static final Pattern ALWAYS =
      Pattern.compile(
          "\\b(every|each|all|any) (single )?(repl(y|ies)|answers?|responses?|messages?|conversations?"
              + "|circumstances?|topics?|questions?)\\b|\\bunder no circumstances\\b|\\bat all times\\b"
              + "|\\b(regardless of|no matter) (the|what|which) (topic|subject|question|request|user)\\b",
          Pattern.CASE_INSENSITIVE);

  /* In what form answers are given. */
  private static final Pattern FORM =
      Pattern.compile(
          "\\b(at most|up to|below|within|no more than|not more than|maximum( of)?|max\\.?|limit(ed)?( to|:)?"
              + "|stop after|more than) (\\d+|one|two|three|four|five|six) (words?|sentences?|lines?|characters"
              + "|paragraphs?)\\b|\\b\\d+ (words|sentences|lines|characters) (at most|or (fewer|less)|in all"
              + "|are the limit|maximum)\\b|\\bno (greeting|signature|markdown|bullet points|headings)\\b"
              + "|\\b(JSON object|YAML|plain text)\\b");

  private static final Pattern OF_SUBJECT =
      Pattern.compile(
          "\\b(about|on|concerning|regarding|for|of|where|when|if) (the|a|an)\\b|\\b(where|when|if)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Whether a text says of something that it holds for all requests, or first how answers look. */
  static boolean holdsAlways(String text) {
    return ALWAYS.matcher(text).find()
        || Sentences.of(text.substring(0, Math.min(text.length(), BEGINNING))).stream()
            .anyMatch(each -> FORM.matcher(each).find() && !OF_SUBJECT.matcher(each).find());
  }

  /** Whether a heading has no other words than these. */
  static boolean isCore(String title) {
    return WORDS.containsAll(withoutNumbers(title))
        || PHRASES.matcher(title.replace('_', ' ')).find();
  }

  /** Whether a heading speaks of tools. */
  static boolean isTools(String title) {
    return withoutNumbers(title).stream().anyMatch(TOOLS::contains);
  }

  private static Set<String> withoutNumbers(String title) {
    Set<String> words = Words.contentOf(title);
    words.removeIf(word -> Character.isDigit(word.charAt(0)));
    return words;
  }

  private CoreTitles() {}
}
