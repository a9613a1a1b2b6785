/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import dev.parsimony.policy.compress.text.HardFacts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In what words a sentence quotes what a user may say. Immutable. */
final class SayingForm {

  private static final int LEAST_QUOTED = 10;
  private static final Pattern QUOTED =
      Pattern.compile("[\"\u201c]([^\"\u201c\u201d]{10,})[\"\u201d]");
  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(never|always|must|do not|don't|avoid|say|says?|reply|respond|answer with|answer:"
              + "|write|use|end with|start with|begin with|close with|output|print|return"
              + "|include|add|call|quote|phrase|only|answers?|repl(y|ies)|responses?|greeting|template)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SAYER =
      Pattern.compile(
          "\\b(messages?|customers?|clients?|users?|people|person|someone|somebody|callers?|visitors?"
              + "|questions?|requests?|quer(y|ies)|utterances?|examples?|typical|sample)\\b",
          Pattern.CASE_INSENSITIVE);

  /* Where what is quoted was read, the answer is a thing that is spoken of, and none that is given. */
  private static final Pattern READ =
      Pattern.compile(
          "\\b(you|we|they) (read|see|get|receive|hear)\\b|\\b(writes?|asks?|sends?|says) *$"
              + "|^ *(is|are) an? (request|question|complaint|message)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern THING =
      Pattern.compile(
          "\\b(the|an?|our|your) (answers?|repl(y|ies)|responses?|greetings?|templates?)\\b",
          Pattern.CASE_INSENSITIVE);

  /* What is to be done about such a message is an instruction like any other. */
  private static final Pattern DO =
      Pattern.compile(
          "^((please|first|then|you|we|should|shall|have to|need to|immediately|at once) )*"
              + "(apologise|apologize|apply|approve|ask|block|call|cancel|charge|check|close|confirm"
              + "|connect|contact|create|decline|deny|direct|do|escalate|file|flag|forward|freeze"
              + "|hand|hold|inform|issue|lock|log|notify|offer|open|pass|point|put|raise|refer"
              + "|refund|refuse|reject|report|reset|route|run|send|set|stop|suggest|suspend|switch"
              + "|tell|transfer|verify|waive|warn)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DUTY =
      Pattern.compile(
          "\\b(has to|have to|needs to|should|shall|may not|cannot|can not|is to be|are to be)\\b",
          Pattern.CASE_INSENSITIVE);
  /* What is said there is no part of the example. */
  private static final Pattern NEW_SENTENCE = Pattern.compile("^\\s+\\p{Lu}");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L} ]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String words;
  private final boolean remarked;

  private SayingForm(String words, boolean remarked) {
    this.words = words;
    this.remarked = remarked;
  }

  /** What stands before the quotation, or else behind it; null for what is no example. */
  static @Nullable SayingForm of(String sentence) {
    if (sentence.indexOf('"') < 0 && sentence.indexOf('\u201c') < 0) {
      return null;
    }
    Matcher quoted = QUOTED.matcher(sentence);
    boolean markup = sentence.startsWith("<") || sentence.startsWith("#");
    if (markup || !quoted.find() || quoted.group(1).trim().length() < LEAST_QUOTED) {
      return null;
    }
    String opening = sentence.substring(0, quoted.start());
    String rest = sentence.substring(quoted.end());
    String before = letters(opening);
    String behind = letters(rest);
    if (isTold(before, behind)
        || NEW_SENTENCE.matcher(rest).find()
        || isToDo(behind)
        || HardFacts.in(opening + " " + rest) == HardFacts.Strength.STRONG) {
      return null;
    }
    boolean bare = behind.isEmpty() && SAYER.matcher(before).find();
    return new SayingForm(
        before.isEmpty() ? "..." + firstWords(behind) : firstWords(before), !bare);
  }

  private static boolean isToDo(String behind) {
    return DO.matcher(behind).find() || DUTY.matcher(behind).find();
  }

  private static boolean isTold(String before, String behind) {
    boolean read = READ.matcher(before).find() || (before.isEmpty() && READ.matcher(behind).find());
    String frame = before + " " + behind;
    return TOLD.matcher(read ? THING.matcher(frame).replaceAll("") : frame).find();
  }

  /** The same for all sentences of one form. */
  String words() {
    return words;
  }

  /** Whether it says something about what it quotes. */
  boolean isRemarked() {
    return remarked;
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(text).replaceAll("").trim();
  }

  private static String firstWords(String text) {
    String[] words = BLANKS.split(text.toLowerCase(Locale.ROOT));
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < Math.min(3, words.length); i++) {
      first.append(words[i]).append(' ');
    }
    return first.toString();
  }
}
