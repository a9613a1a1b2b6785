/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.setting.Values;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToolResultsTechniqueTest {

  private static final String ROWS =
      IntStream.range(0, 60)
          .mapToObj(i -> "{\"id\":\"r-" + (1000 + i) + "\",\"size\":" + (20 + i % 7) + "}")
          .collect(Collectors.joining(",", "[", "]"));

  private static final String CALL =
      "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":"
          + "\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]}";

  private final Technique technique = new ToolResultsTechnique();

  @Test
  void rowsLikeAllOthers_areCounted_andTheNamedOneStays() {
    Draft draft = draft("What about r-1033?", ROWS);

    assertThat(technique.apply(draft, settings())).isSameAs(Outcome.CHANGED);
    assertThat(draft.messages().get(2).parts().get(0).text())
        .contains("\"r-1000\"", "\"r-1033\"", "\"r-1059\"", "_left_out")
        .doesNotContain("\"r-1034\"");
  }

  @Test
  void questionForAllRows_getsThem() {
    Draft draft = draft("How many have the size 22?", ROWS);

    assertThat(technique.apply(draft, settings()).reason()).isEqualTo("all_needed");
  }

  @Test
  void instructionForAllRows_getsThem() {
    Draft draft = draft("Go ahead.", ROWS, "Look it up, and list every size in your report.");

    assertThat(technique.apply(draft, settings()).reason()).isEqualTo("all_needed");
  }

  @Test
  void rowThatInstructionsName_stays() {
    Draft draft = draft("Anything new?", ROWS, "Always say how r-1033 is.");

    assertThat(technique.apply(draft, settings())).isSameAs(Outcome.CHANGED);
    assertThat(draft.messages().get(3).parts().get(0).text())
        .contains("\"r-1033\"")
        .doesNotContain("\"r-1034\"");
  }

  @Test
  void resultThatIsNoTable_stays() {
    Draft draft = draft("What does it say?", "A long story of nothing in one line. ".repeat(90));

    assertThat(technique.apply(draft, settings()).reason()).isEqualTo("nothing_found");
  }

  private static Draft draft(String question, String result) {
    String tool =
        Json.writeText(Json.objectOf("role", "tool", "tool_call_id", "c1", "content", result));
    return Prompts.draft(Prompts.message("user", question), CALL, tool);
  }

  private static Draft draft(String question, String result, String instructions) {
    String tool =
        Json.writeText(Json.objectOf("role", "tool", "tool_call_id", "c1", "content", result));
    return Prompts.draft(
        Prompts.message("system", instructions), Prompts.message("user", question), CALL, tool);
  }

  private Values settings() {
    return Values.defaults(technique.section());
  }
}
