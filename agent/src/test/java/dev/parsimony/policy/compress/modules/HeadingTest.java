/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How headings are written. */
class HeadingTest {

  private static final String BODY = "This is the body of it, and it is long enough to matter.\n\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "# One; # Two; # Three",
        "## 1. One; ## 2. Two; ## 3. Three",
        "=== One ===; === Two ===; === Three ===",
        "### One ###; ### Two ###; ### Three ###",
        "<section name=\"One\">; <section name=\"Two\">; <section name=\"Three\">",
        "**One**; **Two**; **Three**",
        "[One]; [Two]; [Three]",
        "1. ONE; 2. TWO; 3. THREE",
        "ONE:; TWO:; THREE:",
        "One:; Two:; Three:",
        "[[One]]; [[Two]]; [[Three]]",
        "Section 1: One; Section 2: Two; Section 3: Three",
        "Part A. One; Part B. Two; Part C. Three",
        "MODULE: One; MODULE: Two; MODULE: Three",
        "1.0 One; 2.0 Two; 3.0 Three",
        "* ONE *; * TWO *; * THREE *",
        "~~ One ~~; ~~ Two ~~; ~~ Three ~~",
        "// One; // Two; // Three",
        "\u00a7 1 One; \u00a7 2 Two; \u00a7 3 Three",
        "\u25a0 One; \u25a0 Two; \u25a0 Three"
      })
  void headings_areFoundInAnyStyle(String one, String two, String three) {
    String text = one + "\n" + BODY + two + "\n" + BODY + three + "\n" + BODY;
    assertThat(Heading.of(text).stream().map(each -> each.start).collect(Collectors.toList()))
        .containsExactly(0, text.indexOf(two), text.indexOf(three));
  }

  @ParameterizedTest
  @ValueSource(strings = {"---", "=========="})
  void titlesWithALineBelow_areHeadings(String line) {
    String text = "";
    for (String title : new String[] {"One", "Two", "Three"}) {
      text += title + "\n" + line + "\n" + BODY;
    }
    assertThat(Heading.of(text).stream().map(each -> each.title).collect(Collectors.toList()))
        .containsExactly("One", "Two", "Three");
  }

  @Test
  void listsAndRules_areNoHeadings() {
    assertThat(Heading.of(("* Do this at once\n\n---\n\n" + BODY).repeat(5))).isEmpty();
  }

  @Test
  void commentsInCode_areNoHeadings() {
    String code = "```\n# one\n" + BODY + "# two\n" + BODY + "# three\n" + BODY + "```\n";
    assertThat(Heading.of(code)).isEmpty();
  }

  @Test
  void plainText_hasNone() {
    assertThat(Heading.of(BODY.repeat(20))).isEmpty();
    assertThat(Heading.of("")).isEmpty();
  }
}
