/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteSpaceTechniqueTest {

  private final Technique technique = new WhiteSpaceTechnique();

  @Test
  void emptyLinesAndTrailingBlanks_areLeftOut() {
    String loose = "One.  \n\n\n \n\nTwo.\t\r\n\r\n\r\nThree.\n- a\n  - b   \n\n\n";
    String tight = "One.\n\nTwo.\r\n\r\nThree.\n- a\n  - b\n\n";

    assertThat(Prompts.after(technique, loose)).isEqualTo(tight);
    assertThat(Prompts.after(technique, tight)).isEqualTo(tight);
  }

  @Test
  void emptyLinesAtTheStart_becomeOne() {
    assertThat(Prompts.after(technique, "\n\nOne.\n\nTwo.")).isEqualTo("\nOne.\n\nTwo.");
    assertThat(Prompts.after(technique, "\nOne.\n\n\nTwo.")).isEqualTo("\nOne.\n\nTwo.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\na  \n\n\n\nb\n```",
        "~~~\na  \n\n\nb",
        "Code:\n\n    def f():  \n\n\n        return 1\n",
        "Code:\n\n\tx = 1  \n\n\n\ty = 2\n",
        "She said \"one  \n\n\ntwo\" and left",
        "diff:\n@@ -1,2 +1,2 @@\n \n-a\n \n+b  \n",
        "key:\n  nested:  1\n  list:\n    - a\n",
        "a   b\tc    d",
        "Parts: [{\"id\": 1}, {\"id\": 2}]\n\nWhich of them are out of stock?",
        "```\na\n```\n\nWhat is that?",
        "What we run:   \n\n\n~~~sh\na\n~~~\n\n\n\nWhat is that?"
      })
  void codeQuotationsAndIndentation_stay(String text) {
    assertThat(Prompts.after(technique, text)).isEqualTo(text);
  }
}
