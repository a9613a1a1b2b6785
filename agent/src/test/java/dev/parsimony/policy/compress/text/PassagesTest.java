/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stays of a long document. */
class PassagesTest {

  private static final String FILLER = "Nothing of interest happened there. ".repeat(10);

  @Test
  void sentenceThatTheQuestionIsAbout_stays() {
    String text = "Read.\n\n" + FILLER + "The turbine failed in May. " + FILLER + "\n\nWhy?";
    assertThat(Passages.of(text).about("When did the turbine fail?", 20))
        .startsWith("Read.\n\n")
        .contains("The turbine failed in May.")
        .endsWith("Why?")
        .hasSizeLessThan(text.length() / 2);
  }

  @Test
  void documentThatHasNothingToDoWithTheQuestion_staysWhole() {
    assertThat(Passages.of("Read.\n\n" + FILLER + "\n\nWhy?").about("turbine", 20)).isNull();
  }

  @Test
  void shortParagraphs_areTheInstructions() {
    assertThat(Passages.of("Read.\n\n" + FILLER + "\n\nWhy?").instructions())
        .isEqualTo("Read.\n\nWhy?");
  }
}
