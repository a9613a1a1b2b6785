/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts have a wording, and what stands in its slots. */
class WordingTest {

  @Test
  void slots_haveWhatStandsBetweenTheConstants() {
    assertThat(match("Sum {order} for {customer}.", "Sum A-17 for Anna Schmidt."))
        .isEqualTo(Map.of("order", "A-17", "customer", "Anna Schmidt"));
  }

  @Test
  void slotAtEitherEnd_hasTheRest() {
    assertThat(match("{who} asks: {what}", "Anna asks: why?"))
        .isEqualTo(Map.of("who", "Anna", "what", "why?"));
  }

  @Test
  void constants_areTakenLiterally() {
    String wording = "A.*[b] {{x}} $1 \\d {slot} (c|d)";

    assertThat(match(wording, "A.*[b] {x} $1 \\d v (c|d)")).isEqualTo(Map.of("slot", "v"));
    assertThat(match(wording, "Axxb {x} $1 5 v c")).isNull();
  }

  @Test
  void otherText_isOfNoSuchWording() {
    assertThat(match("Sum {order} now.", "Sum A-17 now")).isNull();
    assertThat(match("Sum {order} now.", "sum A-17 now.")).isNull();
    assertThat(match("Sum {order} now.", "")).isNull();
    assertThat(match("abc{x}bcd", "abcd")).isNull();
    assertThat(match("ab {x} cd {y} ef", "ab 1 ef")).isNull();
  }

  @Test
  void textThatCouldBeCutInTwoWays_isOfNoWording() {
    assertThat(match("Sum {order} for {customer}.", "Sum x for y for z.")).isNull();
    assertThat(match("{first} {last} asks", "Anna Maria Schmidt asks")).isNull();
  }

  @Test
  void slots_mayBeEmpty_andHaveLines_andAnyCharacter() {
    assertThat(match("Read: {text}!", "Read: !")).isEqualTo(Map.of("text", ""));
    assertThat(match("Read: {text}!", "Read: a\nb{x}\ud83d\ude00!"))
        .isEqualTo(Map.of("text", "a\nb{x}\ud83d\ude00"));
  }

  @Test
  void slotThatStandsTwice_hasOneValue() {
    assertThat(match("{a} or {b}, not {a}", "x or y, not x")).isEqualTo(Map.of("a", "x", "b", "y"));
    assertThat(match("{a} or {b}, not {a}", "x or y, not z")).isNull();
    assertThat(requireNonNull(Wording.parse("{a} or {b}, not {a}")).places("a")).isEqualTo(2);
  }

  @Test
  void hugeText_isNotLookedThrough() {
    assertThat(match("a {x} b", "a " + "y".repeat(200_000) + " b")).isNull();
    assertThat(match("aaab {x} aaab {y} aaab", "aaab " + "a".repeat(90_000) + " aaab")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no slot",
        "{only}",
        "{a}{b} asks",
        "a {",
        "a }",
        "a {x",
        "a { x }",
        "a {x y}",
        "a {}",
        "a {{x}}",
        "  ",
        "1: {a} 2: {b} 3"
      })
  void malformedText_isNoWording(String text) {
    assertThat(Wording.parse(text)).isNull();
  }

  @Test
  void textWithTooMuch_isNoWording() {
    assertThat(Wording.parse("a {x} " + "b".repeat(4_000))).isNull();
    assertThat(Wording.parse("a {x}".repeat(17))).isNull();
    assertThat(Wording.parse("a {x}".repeat(16))).isNotNull();
  }

  private static @Nullable Map<String, String> match(String wording, String text) {
    return requireNonNull(Wording.parse(wording), "no wording").match(text);
  }
}
