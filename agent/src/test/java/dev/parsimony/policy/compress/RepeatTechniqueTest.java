/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatTechniqueTest {

  private static final String LIST =
      IntStream.range(0, 60)
          .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"part " + i + "\",\"stock\":" + i + "}")
          .collect(Collectors.joining(",", "[", "]"));

  @Test
  void listThatIsWrittenAsATable_isReferredToAsItStandsThere() {
    String body =
        Prompts.body(
            Prompts.message("user", "Parts in Hull:\n" + LIST + "\n\nGo on."),
            Prompts.message("assistant", "Yes."),
            Prompts.message("user", "Parts in York:\n" + LIST + "\n\nWhich are out of stock?"));

    List<String> texts = Prompts.texts(Prompts.sent(Prompts.call("{level: lossless}", body)));

    assertThat(texts.get(0)).contains("[60 rows as CSV, an empty cell is null]\nid,name,stock\n");
    assertThat(texts.get(2))
        .startsWith("Parts in York:\n[as above: [60 rows as CSV, an empty cell ... 59,part 59,59]")
        .endsWith("]\n\nWhich are out of stock?");
  }
}
