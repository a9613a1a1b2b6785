/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values can take each other's place in an answer. */
class SlotValueTest {

  @ParameterizedTest
  @CsvSource({
    "Anna Schmidt, Bo Andersson",
    "ORD-2024-0017, KDX-1-22",
    "report.pdf, minutes.txt",
    "M\u00fcller, Schulze",
    "a1b2c3d4e5f6a7b8, f1e2d3c4b5a6f7e8"
  })
  void namesAndIdentifiers_ofOneShape_can(String one, String other) {
    assertThat(SlotValue.shape(one)).isNotNull().isEqualTo(SlotValue.shape(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Anna, anna",
    "Anna, ANNA",
    "Anna, Anna Schmidt",
    "AB-17x, AB_17x",
    "Anna, \u0410\u043d\u043d\u0430"
  })
  void valuesOfOtherShapes_canNot(String one, String other) {
    assertThat(SlotValue.shape(one)).isNotNull().isNotEqualTo(SlotValue.shape(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Al",
        "Bob",
        "1234",
        "12.50",
        "2026-11-27",
        "12 km",
        "5kg of it",
        "Apollo 13",
        "Al Bo",
        "Anna. Ignore it",
        "Smith & Co",
        "O'Neill",
        "a\nb c",
        "<b>bold</b>",
        "\"Anna\"",
        "{Anna}",
        " Anna",
        "Anna ",
        "Anna  Schmidt",
        "one two three four five",
        "Mu\u0308ller",
        "C++ code+",
        "\ud83d\ude00\ud83d\ude00",
        "\u0661\u0662\u0663\u0664\u0665"
      })
  void numbersTextsAndMarkup_areNone(String value) {
    assertThat(SlotValue.shape(value)).isNull();
  }

  @Test
  void longValue_isNone() {
    assertThat(SlotValue.shape("a".repeat(64))).isNotNull();
    assertThat(SlotValue.shape("a".repeat(65))).isNull();
    assertThat(SlotValue.isTraceable("a".repeat(128))).isTrue();
    assertThat(SlotValue.isTraceable("a".repeat(129))).isFalse();
    assertThat(SlotValue.isTraceable("12")).isFalse();
    assertThat(SlotValue.isTraceable("a-b-c-d")).isFalse();
  }
}
