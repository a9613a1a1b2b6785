/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static dev.parsimony.complexity.Reading.between;
import static dev.parsimony.complexity.Reading.clamp;
import static dev.parsimony.complexity.Reading.log;
import static dev.parsimony.complexity.Reading.share;

import java.util.function.ToDoubleFunction;

/**
 * One measure of a task, from 0 to 1. What no labelled prompt shows keeps the weight that is
 * assumed here; a positive weight of a rising signal never turns negative.
 */
enum Signal {
  LENGTH(Feature.SIZE, 0.5, Reading::length),
  LONG(Feature.SIZE, 0.5, r -> between(r.text.chars, 400, 8_000)),
  STEM_LENGTH(Feature.SIZE, 0, r -> log(r.stemWords(), 400)),
  CONTEXT(Feature.SIZE, 0.4, true, r -> log(r.task.contextChars(), 200_000)),

  WORD_LENGTH(
      Feature.WORDING, 0.2, r -> clamp(((double) r.text.wordChars / (r.text.words + 1) - 2) / 5)),
  LONG_WORDS(Feature.WORDING, 0.2, r -> share(r.text.longWords, r.text.words, 0.3)),
  SENTENCE_LENGTH(
      Feature.WORDING, 0.2, r -> log((double) r.text.words / (r.text.sentences + 1), 60)),
  FUNCTION_WORDS(Feature.WORDING, 0, r -> r.share(WordClass.FUNCTION, 0.6)),
  PRONOUNS(Feature.WORDING, 0, r -> r.share(WordClass.PRONOUN, 0.15)),
  CAPITALS(Feature.WORDING, 0, r -> share(r.text.capitals, r.text.words, 0.4)),
  QUOTES(Feature.WORDING, 0, r -> log(r.text.quotes, 20)),
  COMMAS(Feature.WORDING, 0, r -> share(r.text.commas, r.text.words, 0.2)),
  VARIETY(Feature.WORDING, 0, Reading::variety),
  GREAT_VARIETY(Feature.WORDING, 0, r -> r.variety() * r.variety()),
  NAMES(Feature.WORDING, 0, r -> log(r.text.names, 15)),
  MODALS(Feature.WORDING, 0, r -> r.words(WordClass.MODAL, 6)),
  FOREIGN(Feature.WORDING, 0.3, r -> share(r.text.foreign, r.text.words, 0.3)),
  SIMPLE_WORDS(Feature.WORDING, -1.5, r -> r.share(WordClass.SIMPLE, 0.25)),

  FENCES(Feature.CODE, 0.6, true, r -> log(r.text.fences, 4)),
  CODE_WORDS(Feature.CODE, 0.8, true, r -> r.words(WordClass.CODE, 12)),
  CODE_SIGNS(Feature.CODE, 0.4, true, r -> share(r.text.codeSigns, r.text.chars, 0.15)),

  REASONING_WORDS(Feature.REASONING, 2.5, true, r -> r.words(WordClass.REASONING, 6)),
  ARGUMENT_WORDS(Feature.REASONING, 0.3, r -> r.words(WordClass.ARGUMENT, 6)),
  CONDITIONS(Feature.REASONING, 0.4, r -> r.words(WordClass.CONDITION, 8)),
  NEGATIONS(Feature.REASONING, 0.3, r -> r.words(WordClass.NEGATION, 6)),
  CAUSES(Feature.REASONING, 0.2, r -> r.words(WordClass.CAUSE, 6)),

  STEP_WORDS(Feature.STEPS, 0.8, true, r -> r.words(WordClass.STEPS, 10)),
  LIST_ITEMS(Feature.STEPS, 0.4, true, r -> log(r.text.listItems, 10)),
  SENTENCES(Feature.STEPS, 0.3, r -> log(r.text.sentences, 30)),

  QUESTION_MARKS(Feature.QUESTIONS, 0.4, true, r -> log(r.text.questions, 6)),
  QUESTION_WORDS(Feature.QUESTIONS, 0.2, r -> r.words(WordClass.QUESTION, 8)),
  BLANKS(Feature.QUESTIONS, 0, r -> log(r.text.blanks, 10)),
  EXCEPTIONS(Feature.QUESTIONS, 0, r -> r.words(WordClass.EXCEPTION, 1)),
  OPTION_LENGTH(Feature.QUESTIONS, 0, r -> log(r.wordsOfAnOption(), 30)),
  JOINT_OPTIONS(Feature.QUESTIONS, 0, r -> r.words(WordClass.JOINT_OPTION, 1)),

  MATHS(Feature.DOMAIN, 0.8, r -> r.words(WordClass.MATHS, 8)),
  SCIENCE(Feature.DOMAIN, 0.5, r -> r.words(WordClass.SCIENCE, 8)),
  LAW(Feature.DOMAIN, 0.5, r -> r.words(WordClass.LAW, 8)),
  MEDICINE(Feature.DOMAIN, 0.2, r -> r.words(WordClass.MEDICINE, 8)),
  FINANCE(Feature.DOMAIN, 0.2, r -> r.words(WordClass.FINANCE, 8)),
  PEOPLE(Feature.DOMAIN, 0, r -> r.words(WordClass.PEOPLE, 8)),

  NUMBER_COUNT(Feature.NUMBERS, 0.3, r -> log(r.text.numbers, 12)),
  NUMBER_SHARE(Feature.NUMBERS, 0.2, r -> share(r.text.numbers, r.text.tokens, 0.3)),
  MATHS_SIGNS(Feature.NUMBERS, 0.6, r -> log(r.text.mathSigns, 12)),
  COMPARISONS(Feature.NUMBERS, 0.3, r -> r.words(WordClass.COMPARE, 8)),
  RATES(Feature.NUMBERS, 0, r -> r.words(WordClass.RATE, 5)),

  CONSTRAINTS(Feature.OUTPUT, 0.4, true, r -> r.wordsOfBoth(WordClass.OUTPUT, 12)),
  STRUCTURED(Feature.OUTPUT, 0.3, true, r -> r.task.structured() ? 1 : 0),
  NUMERIC_OPTIONS(Feature.OUTPUT, 0, r -> Math.min(1, r.text.numericOptions / 4.0)),

  TOOLS(Feature.TOOLS, 0.8, true, r -> r.task.tools() ? 1 : 0),
  TURNS(Feature.HISTORY, 1.0, true, r -> log(r.task.turns(), 20));

  static final Signal[] ALL = values();

  private final Feature feature;
  private final double assumed;
  private final boolean rising;
  private final ToDoubleFunction<Reading> measure;

  Signal(Feature feature, double assumed, ToDoubleFunction<Reading> measure) {
    this(feature, assumed, false, measure);
  }

  Signal(Feature feature, double assumed, boolean rising, ToDoubleFunction<Reading> measure) {
    this.feature = feature;
    this.assumed = assumed;
    this.rising = rising;
    this.measure = measure;
  }

  static int count() {
    return ALL.length;
  }

  static double[] measure(Reading reading) {
    double[] values = new double[ALL.length];
    for (Signal signal : ALL) {
      values[signal.ordinal()] = signal.measure.applyAsDouble(reading);
    }
    return values;
  }

  Feature feature() {
    return feature;
  }

  /** The weight before anything is learned. */
  double assumed() {
    return assumed;
  }

  /** Whether more of it never makes a task easier. */
  boolean rising() {
    return rising;
  }
}
