/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "One:; Two:; Three:"
      })
  void headings_areFoundInAnyStyle(String one, String two, String three) {
    String text = one + "\n" + BODY + two + "\n" + BODY + three + "\n" + BODY;
    assertThat(Heading.of(text).stream().map(each -> each.start).collect(Collectors.toList()))
        .containsExactly(0, text.indexOf(two), text.indexOf(three));
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
