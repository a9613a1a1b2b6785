/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parsimony.setting.Values;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no technique may do, whatever the prompt is. */
@Timeout(60)
class SelectionSafetyTest {

  private static final int LONG = 60_000;

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ".repeat(LONG),
          "\n".repeat(LONG),
          ",".repeat(LONG),
          "\"".repeat(LONG),
          "{".repeat(LONG),
          "[".repeat(LONG),
          "{\"a\":".repeat(900) + "1" + "}".repeat(900),
          "a: b\n".repeat(LONG / 5),
          "# a\n".repeat(LONG / 4),
          "x".repeat(LONG),
          "A B. ".repeat(LONG / 5),
          "\ud83d\ude00\ud800".repeat(LONG / 4),
          "=== ".repeat(LONG / 4));

  static Stream<Technique> techniques() {
    return Techniques.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("techniques")
  void hostileText_isBorne(Technique technique) {
    for (String text : HOSTILE) {
      Draft draft =
          Prompts.draft(
              Prompts.message("system", text),
              Prompts.message("user", text),
              Prompts.message("assistant", text),
              Prompts.message("user", text));
      assertThatCode(() -> technique.apply(draft, Values.defaults(technique.section())))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void promptWithoutMessages_isBorne() {
    for (Technique technique : Techniques.ALL) {
      Draft draft = Prompts.draft();
      technique.apply(draft, Values.defaults(technique.section()));
      assertThat(draft.changes()).isZero();
    }
  }

  @Test
  void newestQuestion_staysAsItIs() {
    String question = "Dear all. Please   note \"this\": the name, 4711.\n\n\nBye. ";
    for (Technique technique : Techniques.ALL) {
      if (technique.stage() != Stage.FORM) {
        assertThat(Prompts.after(technique, question)).isEqualTo(question);
      }
    }
  }
}
