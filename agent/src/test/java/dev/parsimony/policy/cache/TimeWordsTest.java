/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is the weather TODAY?",
        "now",
        "latest news, please",
        "What did we sell this week?",
        "what happened last\nYear",
        "Wie ist das Wetter heute?",
        "Umsatz der letzten Woche",
        "Quel temps fait-il aujourd'hui ?",
        "¿Qué tiempo hace mañana?"
      })
  void whatAsksAboutAMoment_isFound(String text) {
    assertThat(TimeWords.in(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "How do I know which snow is best?",
        "Explain the todayish word",
        "This is the last of the months",
        "What does an array of 12 weeks cost?",
        "currentlyfifteenlettersandmore",
        "1234 \uD800 \uDFFF"
      })
  void anythingElse_isNot(String text) {
    assertThat(TimeWords.in(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000_000})
  void textOfAnyLength_isReadOnce(int length) {
    assertThat(TimeWords.in("x".repeat(length))).isFalse();
    assertThat(TimeWords.in("a ".repeat(length) + "now")).isTrue();
  }
}
