/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTechniqueTest {

  private static final String DOCUMENT =
      "Read this.\n\n"
          + "The mill stands by the river and is old. ".repeat(60)
          + "The keeper of the lighthouse was Ulf Berg. "
          + "The sea was calm that year, and nobody came. ".repeat(60);

  private final Technique technique = new DocumentsTechnique();

  @Test
  void sentencesThatTheQuestionIsAbout_stay_andGapsAreMarked() {
    String after = Prompts.after(technique, DOCUMENT + "\n\nWho kept the lighthouse?");

    assertThat(after)
        .startsWith("Read this.\n\n")
        .contains("The keeper of the lighthouse was Ulf Berg.", "[\u2026]")
        .endsWith("Who kept the lighthouse?")
        .hasSizeLessThan(DOCUMENT.length() * 6 / 10);
  }

  @Test
  void documentThatTheQuestionIsNotAbout_stays() {
    String text = DOCUMENT + "\n\nXylophones?";
    assertThat(Prompts.after(technique, text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"```", "~~~"})
  void documentWithCode_stays(String fence) {
    String text = DOCUMENT + "\n" + fence + "\nint x;\n" + fence + "\n\nWho kept the lighthouse?";
    assertThat(Prompts.after(technique, text)).isEqualTo(text);
  }
}
