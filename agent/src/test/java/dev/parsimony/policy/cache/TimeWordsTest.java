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
        "¿Qué tiempo hace mañana?",
        "What time is it?",
        "what's the date",
        "Which day is it in Tokyo?",
        "Wie spät ist es?",
        "Quelle heure est-il ?",
        "¿Qué hora es?",
        "How will the weather be?",
        "Summarise the news",
        "How many goals so far?",
        "in diesem Moment"
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
        "What is the time complexity of quicksort?",
        "What is the date format of ISO?",
        "a time, a date, a day",
        "so many, far away",
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
