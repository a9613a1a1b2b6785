/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import dev.parsimony.policy.compress.text.HardFacts;
import dev.parsimony.policy.compress.text.Relevance;
import dev.parsimony.policy.compress.text.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Examples in the prose of instructions: sentences that quote what a user may say, several in the
 * same form ({@code A typical message reads: "..."}). What the model is told to say or not to say
 * is no example.
 */
public final class SampleSayings {

  private static final int LEAST = 3;
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

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L} ]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final boolean remarks;
  private final List<String> sentences;
  private final List<@Nullable String> formOf = new ArrayList<>();
  private final Map<String, Integer> forms = new HashMap<>();
  private final Set<Integer> remarked = new HashSet<>();

  private SampleSayings(String text, boolean remarks) {
    this.remarks = remarks;
    this.sentences = Sentences.of(text);
    for (String sentence : sentences) {
      String form = form(sentence);
      formOf.add(form);
      if (form != null) {
        forms.merge(form, 1, Integer::sum);
      }
    }
  }

  /**
   * Leaves out the examples that have least to do with a question.
   *
   * @param most as many as stay at the most
   * @param remarks whether those may go too that say something about what they quote
   * @return null when there is nothing to leave out
   */
  public static @Nullable String prune(String text, String question, int most, boolean remarks) {
    return text.indexOf('"') < 0 && text.indexOf('\u201c') < 0
        ? null
        : new SampleSayings(text, remarks).prune(question, most);
  }

  private @Nullable String prune(String question, int most) {
    List<Integer> samples =
        IntStream.range(0, sentences.size())
            .filter(this::isSample)
            .boxed()
            .collect(Collectors.toList());
    if (samples.size() <= most || samples.size() < LEAST) {
      return null;
    }
    List<Integer> closest = closest(samples, question, Math.max(1, most));
    Set<Integer> dropped = new HashSet<>(samples);
    dropped.removeAll(closest.subList(0, Math.min(most, closest.size())));
    if (closest.isEmpty()) {
      dropped.removeIf(remarked::contains);
    }
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < sentences.size(); i++) {
      append(sentences.get(i), dropped.contains(i), kept);
    }
    return kept.toString();
  }

  private boolean isSample(int place) {
    String form = formOf.get(place);
    return form != null && forms.getOrDefault(form, 0) >= LEAST;
  }

  private List<Integer> closest(List<Integer> samples, String question, int most) {
    List<String> texts = samples.stream().map(sentences::get).collect(Collectors.toList());
    double[] scores = Relevance.over(texts).scores(question);
    return IntStream.range(0, scores.length)
        .boxed()
        .filter(i -> scores[i] > 0)
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
        .limit(most)
        .map(samples::get)
        .collect(Collectors.toList());
  }

  /* A line keeps its end, but for one that has nothing else in it. */
  private static void append(String sentence, boolean dropped, StringBuilder text) {
    if (!dropped) {
      text.append(sentence);
    } else if (sentence.endsWith("\n") && text.length() > 0 && !endsLine(text)) {
      text.append('\n');
    }
  }

  private static boolean endsLine(StringBuilder text) {
    return text.charAt(text.length() - 1) == '\n';
  }

  /* What stands before the quotation, or else behind it; null for what is no example. */
  private @Nullable String form(String sentence) {
    Matcher quoted = QUOTED.matcher(sentence);
    if (sentence.indexOf('"') < 0 && sentence.indexOf('\u201c') < 0) {
      return null;
    }
    boolean markup = sentence.startsWith("<") || sentence.startsWith("#");
    if (markup || !quoted.find() || quoted.group(1).trim().length() < LEAST_QUOTED) {
      return null;
    }
    String before = letters(sentence.substring(0, quoted.start()));
    String behind = letters(sentence.substring(quoted.end()));
    String frame = before + " " + behind;
    if (TOLD.matcher(frame).find() || HardFacts.in(frame) == HardFacts.Strength.STRONG) {
      return null;
    }
    boolean bare = behind.isEmpty() && SAYER.matcher(before).find();
    if (!bare && !remarks) {
      return null;
    }
    if (!bare) {
      remarked.add(formOf.size());
    }
    return before.isEmpty() ? "..." + firstWords(behind) : firstWords(before);
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
