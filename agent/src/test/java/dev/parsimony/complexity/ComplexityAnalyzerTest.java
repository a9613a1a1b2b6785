/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplexityAnalyzerTest {

  private static final String PROOF =
      "Prove step by step that the square root of 2 is irrational, then derive a bound for the error"
          + " and explain why it is optimal.";
  private static final String QUESTION = "Which planet is nearest to the sun?";

  private final ComplexityAnalyzer analyzer = ComplexityAnalyzer.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello!",
        "Hi there, thanks a lot",
        "Translate 'good morning' to French.",
        "What is the capital of France?",
        "Classify the sentiment of this review as positive or negative: I liked it."
      })
  void smallTalkAndLookups_areSimple(String text) {
    assertThat(analyze(text).level()).isEqualTo(Level.SIMPLE);
  }

  @Test
  void proofInSeveralSteps_isComplex() {
    assertThat(analyze(PROOF).level()).isEqualTo(Level.COMPLEX);
    assertThat(analyze(PROOF).share(Feature.REASONING)).isGreaterThan(10);
  }

  @Test
  void shares_addUpToTheScore() {
    for (String text : Arrays.asList(PROOF, QUESTION, "")) {
      Complexity complexity =
          analyzer.analyze(Task.of(text).withTools(true), ExtraTerms.of(Map.of("prove", 5)));
      double sum = complexity.base();
      for (Feature feature : Feature.values()) {
        sum += complexity.share(feature);
      }
      assertThat(sum).isCloseTo(complexity.score(), within(1e-9));
    }
  }

  @Test
  void explanation_namesTheFeatures_andNoWordOfThePrompt() {
    assertThat(analyze(PROOF).explain())
        .matches("\\d+: base \\d+(, [a-z]+ [+-]?\\d+)+")
        .contains("reasoning +")
        .doesNotContain("irrational");
  }

  @Test
  void toolsHistoryContextAndStructure_neverMakeItEasier() {
    Task plain = Task.of(QUESTION);
    double score = score(plain);

    assertThat(score(plain.withTools(true))).isGreaterThan(score);
    assertThat(score(plain.withHistory(4, 0))).isGreaterThan(score);
    assertThat(score(plain.withHistory(8, 9_000))).isGreaterThan(score(plain.withHistory(4, 0)));
    assertThat(score(plain.withStructured(true))).isGreaterThan(score);
    assertThat(score(plain.withSystem("Answer in valid JSON, with at most 20 words.")))
        .isGreaterThan(score);
  }

  @Test
  void levels_followTheThresholds() {
    Complexity complexity = analyze(QUESTION);
    double score = complexity.score();

    assertThat(complexity.level(score + 1, 100)).isEqualTo(Level.SIMPLE);
    assertThat(complexity.level(score, score + 1)).isEqualTo(Level.MODERATE);
    assertThat(complexity.level(0, score)).isEqualTo(Level.COMPLEX);
  }

  @Test
  void termsOfARule_addTheirPointsWhereTheyOccur() {
    ExtraTerms terms = ExtraTerms.of(Map.of("warp drive", 20, "sun", -3));
    double score = analyze(QUESTION).score();

    assertThat(analyzer.analyze(Task.of(QUESTION), terms).share(Feature.RULE))
        .isCloseTo(-3, within(1e-9));
    assertThat(analyzer.analyze(Task.of("Warp Drive? " + QUESTION), terms).share(Feature.RULE))
        .isCloseTo(17, within(1e-9));
    assertThat(analyzer.analyze(Task.of(QUESTION + "warp drives sunny"), terms).score())
        .isNotCloseTo(score + 20, within(1.0));
  }

  @Test
  void score_staysBetween0And100_whateverARuleAdds() {
    assertThat(analyzer.analyze(Task.of("a"), ExtraTerms.of(Map.of("a", 900))).score())
        .isEqualTo(100);
    assertThat(analyzer.analyze(Task.of("a"), ExtraTerms.of(Map.of("a", -900))).score()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\t  \u00a0",
        "\ud83d",
        "\udc00\ud83d\ude00",
        "\u0000\uffff",
        "请解释为什么天空是蓝色的？",
        "لماذا السماء زرقاء؟",
        "```",
        "A. ",
        "'''",
        "1.",
        "_"
      })
  void oddTexts_haveAScore(String text) {
    assertThat(analyze(text).score()).isBetween(0.0, 100.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a ", "(", "7", "\n", "\u5929", "1. a\n", "'"})
  void tenMegabytes_areReadInPart(String piece) {
    String huge = piece.repeat(10_000_000 / piece.length());

    assertThat(analyze(huge).score()).isBetween(0.0, 100.0);
    assertThat(TextMeter.count(huge, new Grams()).tokens).isLessThanOrEqualTo(24_000);
  }

  @Test
  void equalTasks_haveEqualScores() {
    assertThat(ComplexityAnalyzer.of(Weights.standard()).analyze(Task.of(PROOF), ExtraTerms.NONE))
        .usingRecursiveComparison()
        .isEqualTo(analyze(PROOF));
  }

  private Complexity analyze(String text) {
    return analyzer.analyze(Task.of(text), ExtraTerms.NONE);
  }

  private double score(Task task) {
    return analyzer.analyze(task, ExtraTerms.NONE).score();
  }
}
