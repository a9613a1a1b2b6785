/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a sentence ends. */
class SentencesTest {

  @Test
  void sentence_endsAtItsMark() {
    assertThat(Sentences.of("It works. Does it? Yes! 4.5 is a number."))
        .containsExactly("It works. ", "Does it? ", "Yes! ", "4.5 is a number.");
  }

  @Test
  void abbreviation_endsNoSentence() {
    assertThat(Sentences.of("Dr. Weber called, e.g. today.")).hasSize(1);
  }

  @Test
  void quotation_staysTogether() {
    assertThat(Sentences.of("A user says \"Hello. Is it open?\" and waits. Answer."))
        .containsExactly("A user says \"Hello. Is it open?\" and waits. ", "Answer.");
  }

  @Test
  void quotationThatNeverCloses_hidesNoEnd() {
    assertThat(Sentences.of("6\" wide. Black.")).hasSize(2);
  }

  @Test
  void scriptWithoutSpaces_isCutAtItsMarks() {
    assertThat(Sentences.of("你好。今天怎么样？")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "...", "\"", "a\r\nb", "? ? ?", "\ud83d\ude00. \ud83d"})
  void sentences_areTheWholeText(String text) {
    assertThat(String.join("", Sentences.of(text))).isEqualTo(text);
  }
}
