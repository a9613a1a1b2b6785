/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMeterTest {

  @Test
  void options_areCountedWithTheirWords_notWithTheirLetters() {
    TextCounts counts = count("Which one?\nA. one  two\n  B) three\nC.\nD.none\nA third");

    assertThat(counts.options).isEqualTo(2);
    assertThat(counts.optionWords).isEqualTo(3);
  }

  @Test
  void optionAtTheEndOfTheText_isCounted() {
    assertThat(count("A. one two").optionWords).isEqualTo(2);
    assertThat(count("A. ").optionWords).isZero();
  }

  @Test
  void optionThatIsNotReadToItsEnd_hasTheWordsThatAreRead() {
    assertThat(count("A. " + "word ".repeat(10_000)).optionWords).isLessThan(3_300);
  }

  @ParameterizedTest
  @CsvSource({"the cat sees the dog, 4", "The CAT the cat, 2", "1 + 1 = 2, 4", "'', 0"})
  void differentTokens_areCountedOnce_inWhateverCase(String text, int distinct) {
    assertThat(count(text).distinctTokens).isEqualTo(distinct);
  }

  @ParameterizedTest
  @CsvSource({
    "We met Ada in Paris, 2",
    "Ada met us. Then we left, 0",
    "'There, Bob waits', 1",
    "THE USA won, 0",
    "that is what I said, 0"
  })
  void names_areCapitalsInsideOfSentences(String text, int names) {
    assertThat(count(text).names).isEqualTo(names);
  }

  @Test
  void exceptionsRatesAndJointOptions_areKnown() {
    TextCounts counts = count("All of these EXCEPT 3 per day, or none of the above, is not true");

    assertThat(counts.of(WordClass.EXCEPTION)).isEqualTo(2);
    assertThat(counts.of(WordClass.RATE)).isEqualTo(1);
    assertThat(counts.of(WordClass.JOINT_OPTION)).isEqualTo(2);
  }

  private static TextCounts count(String text) {
    return TextMeter.count(text, null);
  }
}
