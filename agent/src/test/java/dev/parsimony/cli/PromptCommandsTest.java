/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.compress.rewrite.Boilerplate;
import dev.parsimony.setting.FakeEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that write rules for prompts. */
class PromptCommandsTest {

  private static final String PROMPT =
      "# Role\n"
          + "You help the customers of a bank in short words. ".repeat(4)
          + "\n# Passwords\n"
          + "A password is reset by mail, and nobody may tell it. ".repeat(4)
          + "\n# Branches\n"
          + "A branch is open from nine to five, that in Porto is closed. ".repeat(4)
          + "\n# Tools\n"
          + "The search finds what somebody has bought. ".repeat(4);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void modules_proposesARule_andShowsWhatRequestsGet() throws Exception {
    String file = file(PROMPT);

    assertThat(run("modules", file, "--request", "Reset my password", "--request", "Hello"))
        .isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains("- begins: \"# Role\"  # 24 %\n            core: true\n")
        .contains("- begins: \"# Tools\"  # 21 %\n            words: []\n            tools: true\n")
        .contains("#   + # Role", "#   - # Branches", "gets 100 %, 4 of 4");
  }

  @Test
  void modulesWithTools_getsTheirModule() throws Exception {
    run("modules", file(PROMPT), "--tools", "--request", "Reset my password");

    assertThat(out.toString()).contains("+ # Passwords", "- # Branches", "+ # Tools");
  }

  @Test
  void proposedRule_isAValidConfiguration() throws Exception {
    run("modules", file(PROMPT), "--request", "Reset my password");

    assertThat(run("check", file(out.toString()))).as(err.toString()).isZero();
  }

  @Test
  void promptWithoutHeadings_isRefused() throws Exception {
    assertThat(run("modules", file("Be kind."))).isEqualTo(1);
    assertThat(err.toString()).contains("no headings cut it into parts");
  }

  @Test
  void promptWithAHeadingTwice_isCutAtOffsets_thatHoldForNoOtherPrompt() throws Exception {
    String prompt = PROMPT.replaceFirst("You", "```\n# Passwords\n```\nYou");

    assertThat(run("modules", file(prompt), "--request", "Reset my password")).isZero();
    assertThat(out.toString())
        .contains("sha256: " + Boilerplate.hash(prompt.stripTrailing()))
        .contains("at: " + prompt.lastIndexOf("# Passwords") + "\n")
        .contains("#   + # Passwords", "#   - # Branches");
    assertThat(run("check", file(out.toString()))).as(err.toString()).isZero();
  }

  @Test
  void rewrite_printsAValidRuleWithTheHash() throws Exception {
    assertThat(run("rewrite", file("\ufeffabc\n"))).isZero();
    assertThat(out.toString())
        .contains("begins: \"abc\"", "chars: 3")
        .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    assertThat(run("check", file(out.toString()))).as(err.toString()).isZero();
  }

  @Test
  void unreadableFiles_areOneLine() throws Exception {
    String absent = folder.resolve("absent").toString();

    assertThat(run("modules", absent)).isEqualTo(1);
    assertThat(run("rewrite", absent)).isEqualTo(1);
    assertThat(run("rewrite", file(" \n"))).isEqualTo(1);
    assertThat(run("rewrite", file("\ufeff"))).isEqualTo(1);
    assertThat(err.toString().lines())
        .startsWith(absent + ": there is no such file", absent + ": there is no such file")
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modules",
        "modules a b",
        "modules a --request",
        "modules a --x",
        "rewrite",
        "rewrite a b"
      })
  void wrongArguments_areAnsweredWithTheUsage(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            line.startsWith("modules")
                ? "modules PROMPT.txt [--request TEXT]..."
                : "rewrite TEXT.txt");
  }

  private String file(String text) throws Exception {
    return Files.writeString(folder.resolve("prompt.txt"), text).toString();
  }

  private int run(String... arguments) {
    return new Main(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new FakeEnvironment())
        .run(arguments);
  }
}
