/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.FakeEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrateCommandTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void labelledPrompts_giveWeightsThatTellThemApart() throws Exception {
    String file = file(labelled(80));
    String weights = folder.resolve("weights.txt").toString();

    assertThat(run("calibrate", file, "--from", "assumed", "--out", weights)).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains("80 labelled prompts, 40 of them not answered well")
        .containsPattern("ranking .* 0\\.9\\d\\d|ranking .* 1\\.000")
        .contains("quality gap recovered")
        .contains("Weights written to " + weights);
    assertThat(Files.readString(Path.of(weights)))
        .startsWith("parsimony complexity weights 1\norigin 80 labelled prompts, from assumed\n");
  }

  @Test
  void sameFile_givesTheSameWeights() throws Exception {
    String file = file(labelled(60));
    run("calibrate", file, "--out", folder.resolve("1").toString());
    run("calibrate", file, "--out", folder.resolve("2").toString());

    assertThat(folder.resolve("1")).hasSameTextualContentAs(folder.resolve("2"));
  }

  @Test
  void learnedWeights_canBeLearnedOnFrom() throws Exception {
    String file = file(labelled(60));
    String first = folder.resolve("1").toString();
    run("calibrate", file, "--out", first);

    assertThat(run("calibrate", file, "--from", first)).isZero();
    assertThat(run("calibrate", file, "--from", file)).isEqualTo(1);
    assertThat(err.toString()).contains(file + ": line 1: not a line of weights; allowed: ");
  }

  @Test
  void requestBodies_areReadAsTheirEndpointHasThem() throws Exception {
    String chat = "{'messages': [{'role': 'user', 'content': 'word %d'}]}";
    String messages = "{'max_tokens': 9, " + chat.substring(1);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append(line("{'request': " + chat.formatted(i) + ", 'good': true}"));
      lines.append(
          line(
              "{'url': 'https://api.anthropic.com/v1/messages', 'request': "
                  + messages.formatted(i)
                  + ", 'good': false}"));
    }

    assertThat(run("calibrate", file(lines.toString()))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("60 labelled prompts").doesNotContain("quality gap");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x|not JSON; allowed: an object on one line",
        "[]|not a JSON object; allowed: an object on one line",
        "{'prompt': 'a'}|a line has one label; allowed: either good or weak",
        "{'prompt': 'a', 'good': true, 'weak': true}|a line has one label; allowed: either good or"
            + " weak",
        "{'prompt': 'a', 'good': 'yes'}|good: '\"yes\"'; allowed: true, false",
        "{'prompt': 'a', 'weak': 1}|weak: '1'; allowed: true, false",
        "{'good': true}|a line has one text; allowed: either prompt or request",
        "{'prompt': ['a'], 'good': true}|prompt: a list; allowed: a string",
        "{'request': 'a', 'good': true}|request: no text; allowed: an object, the request's body",
        "{'request': {}, 'url': 'x', 'good': true}|url: x is not covered; allowed: an endpoint of a"
            + " provider",
        "{'prompt': 'a', 'god': true}|'god' is not known here; allowed: prompt, request, url, good,"
            + " weak, strong",
      })
  void wrongLine_isNamedWithWhatIsAllowed_andNothingIsLearned(String line, String message)
      throws Exception {
    String file = file(labelled(60) + line(line) + line("{}"));
    String weights = folder.resolve("weights.txt").toString();

    assertThat(run("calibrate", file, "--out", weights)).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            file + " line 61: " + message,
            file + " line 62: a line has one text; allowed: either prompt or request");
    assertThat(out.toString()).isEmpty();
    assertThat(Path.of(weights)).doesNotExist();
  }

  @Test
  void tooFewLabels_areRefused() throws Exception {
    String file = file(labelled(10));

    assertThat(run("calibrate", file)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            file + ": 5 good and 5 bad answers are too few; needed: 50, and 10 of each kind\n");
  }

  @Test
  void unreadableFiles_areOneLine() throws Exception {
    String absent = folder.resolve("absent").toString();
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'"', (byte) 0xe4, '"'});

    assertThat(run("calibrate", absent)).isEqualTo(1);
    assertThat(run("calibrate", latin.toString())).isEqualTo(1);
    assertThat(run("calibrate", file(labelled(60)), "--from", absent)).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            absent + ": there is no such file",
            latin + ": is not UTF-8",
            absent + ": there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a --out", "--from", "a --better"})
  void wrongArguments_areAnsweredWithTheUsage(String arguments) {
    assertThat(run(("calibrate " + arguments).trim().split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains("calibrate LABELLED.jsonl");
  }

  /* The hard ones ask for a proof. */
  private static String labelled(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean good = i % 2 == 0;
      String prompt = good ? "Hello, what is word " + i : "Prove step by step theorem " + i;
      lines.append(line("{'prompt': '%s', 'weak': %s, 'strong': true}".formatted(prompt, good)));
    }
    return lines.toString();
  }

  private static String line(String json) {
    return json.replace('\'', '"') + "\n";
  }

  private String file(String content) throws Exception {
    return Files.writeString(folder.resolve("labelled.jsonl"), content).toString();
  }

  private int run(String... arguments) {
    PrintStream answers = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Main(answers, errors, new FakeEnvironment()).run(arguments);
  }
}
