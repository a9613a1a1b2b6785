/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples in a text. */
class InlineExamplesTest {

  private static final String TEXT =
      "Label it.\n\nExample 1\nQ: a b\nA: x\n\nExample 2\nQ: c\nd\nA: y\n\nExample 3\nQ: e\nA: z"
          + "\n\nQ: now\nA:";

  private static InlineExamples in(String text) {
    return requireNonNull(InlineExamples.in(text));
  }

  @Test
  void pairs_areFoundWithTheirAnswers() {
    assertThat(in(TEXT).examples()).extracting(Example::input).containsExactly("a b", "c\nd", "e");
    assertThat(in(TEXT).examples()).extracting(Example::output).containsExactly("x", "y", "z");
    assertThat(in(TEXT).rest()).isEqualTo("\n\nQ: now\nA:");
  }

  @Test
  void keptExamples_standAsBefore() {
    assertThat(in(TEXT).keeping(Set.of(1), "(others)"))
        .isEqualTo("Label it.\n\nExample 2\nQ: c\nd\nA: y\n\n(others)\n\nQ: now\nA:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s -> %s", "1. %s => %s", "- \"%s\" \u2192 %s"})
  void linesWithArrows_areExamples_underInstructionsToLabel(String form) {
    String lines =
        String.format(form, "lost my card", "card_lost")
            + "\n"
            + String.format(form, "rain in Rome", "weather")
            + "\n"
            + String.format(form, "play some jazz", "some music");
    InlineExamples found = in("Pick a label.\n\n" + lines + "\n\nsun in Oslo ->");
    assertThat(found.examples())
        .extracting(Example::input)
        .containsExactly("lost my card", "rain in Rome", "play some jazz");
    assertThat(found.examples())
        .extracting(Example::output)
        .containsExactly("card_lost", "weather", "some music");
    assertThat(found.rest()).isEqualTo("\n\nsun in Oslo ->");
    assertThat(InlineExamples.in("Where do they go?\n\n" + lines)).isNull();
    assertThat(InlineExamples.in("A label:\n```\n" + lines + "\n```")).isNull();
    assertThat(InlineExamples.in("A label:\n" + lines.replace("\n", "\nsaid between\n"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x -> f(x)", "case A -> run();", "a -> b, c", "->", "a ->"})
  void codeWithArrows_isNoExample(String line) {
    assertThat(ArrowLine.of(line)).isNull();
  }

  @Test
  void headlinesOfExamples_goWithThem() {
    String text = "Label it.\n\n1.\nQ: a\nA: x\n\n2)\nQ: c\nA: y\n\n3:\nQ: e\nA: z\n\nQ: now\nA:";
    assertThat(in(text).keeping(Set.of(1), ""))
        .isEqualTo("Label it.\n\n2)\nQ: c\nA: y\n\nQ: now\nA:");
  }

  @Test
  void instructionBetweenExamples_staysWhicheverGo() {
    String text =
        "Label it.\n\nQ: a b\nA: x\n\nFrom here on, put R- before the label.\n\nQ: c\nA: R-y"
            + "\n\n---\n\nQ: e\nA: R-z\n\nQ: now\nA:";
    assertThat(in(text).keeping(Set.of(2), ""))
        .isEqualTo(
            "Label it.\n\n\n\nFrom here on, put R- before the label.\n\nQ: e\nA: R-z\n\nQ: now\nA:");
    assertThat(in(text).keeping(Set.of(0), ""))
        .contains("A: x\n\nFrom here on, put R- before the label.");
  }

  @Test
  void questionWithTheirLabels_isReadWithoutThem() {
    assertThat(in(TEXT).asked("Q: now: this\nA:")).isEqualTo("now: this\n");
  }

  @Test
  void pairsWithoutGaps_areFound() {
    assertThat(in("Q: a\nA: x\nQ: b\nA: y\nQ: c\nA: z").examples()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "Q: a\nA: b", "a: b\nc: d\ne: f\ng: h", "Q:\nA:\nQ:\nA:\nQ:\nA:"})
  void otherText_hasNone(String text) {
    assertThat(InlineExamples.in(text)).isNull();
  }
}
