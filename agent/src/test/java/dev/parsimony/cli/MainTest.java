/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.bootstrap.ParsimonyAgent;
import dev.parsimony.ledger.Ledger;
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

class MainTest {

  @TempDir Path folder;

  private final FakeEnvironment environment = new FakeEnvironment();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void check_printsEveryValueWithItsSource() throws Exception {
    environment
        .property("parsimony.cache.max-size", "1GiB")
        .variable("PARSIMONY_RULES_FAQ_CACHE_TTL", "1h");

    int code =
        run(
            "check",
            file(
                """
                mode: optimize
                prices:
                  - {model: "m*", input: 1, output: 2}
                rules:
                  - name: faq
                    match: {model: "gpt-4o*", mdc: {tenant: it's}}
                    cache:
                      join: no
                  - name: none
                    match: {}
                """));

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            mode: optimize                     # line 1
            cache:
              max-size: 1GiB                   # property -Dparsimony.cache.max-size
              max-entry-size: 4MiB             # default
            summary:
              interval: 10s                    # default
            telemetry:
              enabled: true                    # default
            prices:
              - model: 'm*'                    # line 3
                input: 1                       # line 3
                output: 2                      # line 3
            rules:
              - name: faq                      # line 5
                enabled: true                  # default
                match:
                  model: ['gpt-4o*']           # line 6
                  mdc: {tenant: ['it''s']}     # line 6
                cache:
                  enabled: true                # default
                  ttl: 1h                      # environment PARSIMONY_RULES_FAQ_CACHE_TTL
                  jitter: 0                    # default
                  stale-while-revalidate: 0ms  # default
                  answers: 1                   # default
                  max-temperature: 0           # default
                  tool-calls: false            # default
                  stored: false                # default
                  image-urls: false            # default
                  time-words: false            # default
                  personal: false              # default
                  never: []                    # default
                  side-effect-tools: []        # default
                  safe-tools: []               # default
                  partition: credential        # default
                  ignore-headers: []           # default
                  retry-window: 2s             # default
                  join: false                  # line 8
                  normalise: []                # default
                  normalise-system: false      # default
              - name: none                     # line 9
                enabled: true                  # default
                match: {}
            """);
    assertThat(code).isZero();
  }

  @Test
  void check_printsWhatIsAValidConfigurationItself() throws Exception {
    run(
        "check",
        file(
            """
            mode: off
            rules:
              - name: a
                match: {caller: 'a.**', header: {X: ['a: b', '#c']}, system-prompt: "\\\\d+ 'x'"}
                cache:
                  ignore-headers: [X-A, "*"]
                  template:
                    - text: ["Ask {a} of {b}: 'c'", "{a}, tell {b}"]
                      substitute: a
                    - text: "Tell {x}"
                compress:
                  rewrite:
                    replacement:
                      - {begins: "You\\n\\n \\\"are\\\" \\\\ ", chars: 9, sha256: %s}
            """
                .formatted("0a".repeat(32))));
    String effective = out.toString();
    out.reset();

    assertThat(run("check", file(effective))).isZero();
    assertThat(withoutSources(out.toString())).isEqualTo(withoutSources(effective));
  }

  @Test
  void check_printsEveryProblemToTheErrorsAndAnswersOne() throws Exception {
    environment.property("parsimony.mode", "x");
    String file = file("cache:\n  max-size: 1\nrule: []\n");

    assertThat(run("check", file)).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactlyInAnyOrder(
            file
                + " property -Dparsimony.mode: mode: 'x' is not one of the choices; allowed: off,"
                + " observe, optimize",
            file + " line 2: cache.max-size: '1' is not a size; allowed: 1MiB to 16GiB",
            file
                + " line 3: 'rule' is not known here; allowed: mode, cache, summary, telemetry,"
                + " providers, prices, budget-use, budgets, endpoints, complexity, rules; did you mean 'rules'?");
  }

  @Test
  void check_warnsOfUnknownPropertiesAndAnswersZero() throws Exception {
    environment.property("parsimony.mdoe", "off");

    assertThat(run("check", file(""))).isZero();
    assertThat(err.toString()).contains("property -Dparsimony.mdoe is not known");
  }

  @Test
  void summary_printsTheFileOfALedger() {
    Path file = folder.resolve("summary.json");
    Ledger.builder(file.toString(), 1).build().flush(1);

    assertThat(run("summary", file.toString())).isZero();
    assertThat(out.toString()).startsWith("Parsimony, ").contains("answered from the cache");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void unreadableSummary_isOneLineAndAnswersOne() {
    Path file = folder.resolve("absent.json");

    assertThat(run("summary", file.toString())).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEqualToNormalizingNewlines(file + ": there is no such file\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chekc x", "check", "check a b", "summary", "--nonsense"})
  void wrongCall_printsTheUsageAndAnswersTwo(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("usage: java -jar parsimony-agent.jar");
  }

  @Test
  void wrongArguments_areToldWithTheUsageOfTheirCommandAlone() {
    run("check", "a", "b");

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            check takes one file
            usage: java -jar parsimony-agent.jar check FILE
              validates a configuration and prints every value with its source
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void help_printsTheUsage(String help) {
    assertThat(run(help)).isZero();
    assertThat(out.toString()).startsWith("usage: ").contains("check FILE", "-javaagent:");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpBehindACommand_printsWhatItTakes() {
    assertThat(run("cache", "purge", "--help")).isZero();
    assertThat(out.toString())
        .startsWith("usage: java -jar parsimony-agent.jar cache ")
        .contains("--older-than 7d", "--key-variable NAME")
        .doesNotContain("check FILE");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void version_isTheAgents() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).isEqualToNormalizingNewlines(ParsimonyAgent.VERSION + "\n");
  }

  private static String withoutSources(String effective) {
    return effective.replaceAll(" +# .*", "");
  }

  private String file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("p.yaml"), yaml).toString();
  }

  private int run(String... arguments) {
    return new Main(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment)
        .run(arguments);
  }
}
