/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedConfigTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\n", "# nothing\n", "---\n", "{}", "rules: []", "prices: []"})
  void fileThatSaysNothing_isValid(String yaml) {
    assertThat(problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"off, OFF", "'off', OFF", "OFF, OFF", "observe, OBSERVE", "Optimize, OPTIMIZE"})
  void mode_isReadQuotedOrNot(String text, Mode expected) {
    ParsedConfig parsed = ParsedConfig.ofText("mode: " + text, new FakeEnvironment());

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.snapshot().mode()).isEqualTo(expected);
  }

  @Test
  void wrongValue_isToldWithLineKeyValueAndWhatIsAllowed() {
    assertThat(problems("mode: observe\nrules:\n  - name: faq\n    cache:\n      ttl: 1 day\n"))
        .containsExactly(
            "line 5: rules[0].cache.ttl: '1 day' is not a duration; allowed: 1s to 365d, such as"
                + " 24h");
  }

  @Test
  void windowsLineEnds_keepTheLineNumbers() {
    assertThat(problems("mode: observe\r\ncache:\r\n  max-size: 1\r\n"))
        .containsExactly("line 3: cache.max-size: '1' is not a size; allowed: 1MiB to 16GiB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "- mode: off|line 1: a list is not a section; allowed: {} or the keys mode, cache, summary,"
            + " telemetry, providers, prices, budget-use, budgets, endpoints, complexity, rules",
        "just text|line 1: 'just text' is not a section; allowed: {} or the keys mode, cache, summary,"
            + " telemetry, providers, prices, budget-use, budgets, endpoints, complexity, rules",
        "mode:|line 1: mode: nothing is not one of the choices; allowed: off, observe, optimize",
        "mode: ~|line 1: mode: nothing is not one of the choices; allowed: off, observe, optimize",
        "mode: {a: b}|line 1: mode: a map is not one of the choices; allowed: off, observe, optimize",
        "cache:|line 1: cache: nothing is not a section; allowed: {} or the keys max-size, max-entry-size, disk, redis",
        "cache: []|line 1: cache: a list is not a section; allowed: {} or the keys max-size, max-entry-size, disk, redis",
        "rules: {a: b}|line 1: rules: a map is not a list; allowed: a list of sections",
        "rules:|line 1: rules: nothing is not a list; allowed: a list of sections",
        "{mode: off, mode: off}|line 1: mode: is given twice, first on line 1",
        "{a: &x 1, cache: *x}|line 1: cache: is an alias; allowed: the value itself",
        "{mode: off} x|line 1: is not valid YAML: expected '<document start>', but found '<scalar>'",
      })
  void wrongShapes_areTold(String yaml, String expected) {
    assertThat(problems(yaml)).contains(expected);
  }

  @Test
  void weightsOfTerms_mayBeNegative() {
    assertThat(problems("rules: [{name: r, downgrade: {simple: m, terms: {thanks: -20}}}]"))
        .isEmpty();
    assertThat(
            problems(
                "rules: [{name: r, compress: {modules: {module: [{begins: A, terms: {b: -0.5}}]}}}]"))
        .isEmpty();
  }

  @Test
  void passwordInAUrl_isNotRepeated() {
    String redis = "cache: {redis: {url: 'redis://user:sesame@cache:6379'}}";
    String endpoint =
        "endpoints: [{name: e, dialect: openai.chat, url: 'https://me:se/sa@me@llm.acme.com/v1'}]";
    assertThat(problems(redis)).hasSize(1).allMatch(told -> told.contains("'redis://...@cache"));
    assertThat(problems(endpoint)).hasSize(1).allMatch(told -> told.contains("...@llm.acme.com"));
    assertThat(problems(redis) + "" + problems(endpoint)).doesNotContain("sesame", "se/sa");
  }

  @Test
  void secondDocument_isRefused() {
    assertThat(problems("mode: off\n---\nmode: off\n"))
        .containsExactly("line 3: starts a second document; allowed: one");
  }

  @Test
  void budgetsAndTheRulesThatNameThem_areHeldAgainstEachOther() {
    assertThat(
            problems(
                "budgets: [{name: a}, {name: b, tokens: 5}]\n"
                    + "rules: [{name: r, budget: {use: [a, c]}}]"))
        .containsExactly(
            "line 1: budgets[0]: has no limit; allowed: tokens, usd",
            "line 2: rules[0].budget.use: 'c' is no budget; allowed: a, b");
    assertThat(problems("rules: [{name: r, budget: {use: c}}]"))
        .containsExactly("line 1: rules[0].budget.use: 'c' is no budget; allowed: none is defined");
    assertThat(
            problems("budgets: [{name: a, tokens: 5}]\nrules: [{name: r, budget: {use: [a, a]}}]"))
        .containsExactly(
            "line 2: rules[0].budget.use: 'a' is named twice; allowed: each budget once");
  }

  @Test
  void tiersThatOverlap_areNoTiers() {
    assertThat(problems("rules: [{name: r, downgrade: {simple-below: 80}}]"))
        .containsExactly(
            "line 1: rules[0].downgrade.simple-below: '80' is above complex-from; allowed: 0 to 70");
    assertThat(problems("rules: [{name: r, downgrade: {complex-from: 20}}]"))
        .containsExactly(
            "line 1: rules[0].downgrade.simple-below: '30' is above complex-from; allowed: 0 to 20");
    assertThat(problems("rules: [{name: r, downgrade: {simple-below: 70}}]")).isEmpty();
  }

  @Test
  void budgetsAreKeptInAFileOrInARedis_notInBoth() {
    assertThat(problems("budget-use:\n  file: /f\n  redis: {url: 'redis://a', prefix: p}\n"))
        .containsExactly(
            "line 2: budget-use: has both file and redis.url; allowed: one of the two");
    assertThat(problems("budget-use: {file: /f, redis: {prefix: p}}")).isEmpty();
    assertThat(problems("budget-use: []"))
        .containsExactly(
            "line 1: budget-use: a list is not a section; allowed: {} or the keys file, redis");
  }

  @ParameterizedTest
  @CsvSource({"tokens: 0", "usd: 0", "window: week", "zone: Mars", "per: nobody", "actions: {}"})
  void wrongBudget_isTold(String setting) {
    assertThat(problems("budgets: [{name: a, " + setting + "}]"))
        .anyMatch(problem -> problem.startsWith("line 1: budgets[0]." + setting.split(":")[0]));
  }

  @Test
  void templatesAndTheSlotsThatTheyName_areHeldAgainstEachOther() {
    assertThat(problems(template("text: 'Ask {a} of {b}', substitute: [a], ignore: b"))).isEmpty();
    assertThat(problems(template("text: 'Ask {a}', substitute: [a, c], ignore: a")))
        .containsExactly(
            "line 1: rules[0].cache.template[0].substitute: 'c' is no slot of the text; allowed: a",
            "line 1: rules[0].cache.template[0].ignore: 'a' is named twice; allowed: each slot"
                + " once");
    assertThat(problems(template("text: ['Ask {a}', 'Tell {b}']")))
        .containsExactly(
            "line 1: rules[0].cache.template[0].text: has wordings with other slots; allowed: the"
                + " same slots in each");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a}{b} adjacent", "no slot", "{a} {", "{only}", "a {no name}"})
  void wrongTemplate_isTold(String text) {
    assertThat(problems(template("text: '" + text + "', substitute: [a]")))
        .containsExactly(
            "line 1: rules[0].cache.template[0].text: '"
                + text
                + "' is not a text with slots; allowed: at most 4000 characters with a {slot} or"
                + " several, never two without text between; {{ and }} stand for braces, such as"
                + " 'Write a reminder of order {order} for {customer}.'");
  }

  @Test
  void templateWithoutAText_orWithWrongNames_isTold() {
    assertThat(problems(template("substitute: 'a b'"))).hasSize(2);
    assertThat(problems(template("text: 'Ask {a}', substitute: 'a b', confirm: 7"))).hasSize(2);
  }

  private static String template(String settings) {
    return "rules: [{name: r, cache: {template: [{" + settings + "}]}}]";
  }

  @Test
  void tab_isToldWithItsLine() {
    assertThat(problems("cache:\n\tmax-size: 1GiB\n"))
        .singleElement()
        .asString()
        .startsWith("line 2: is not valid YAML: found character '\\t(TAB)'");
  }

  @Test
  void wrongIndentation_isGuessed() {
    assertThat(problems("rules:\n  - name: a\n   cache: {}\n"))
        .singleElement()
        .asString()
        .startsWith("line 3: is not valid YAML")
        .endsWith("; is the line indented right?");
  }

  @Test
  void everyProblem_isTold() {
    assertThat(
            problems(
                "mode: on\nmod: on\nprices: [{model: m}]\nrules: [{name: a, match: {system-prompt:"
                    + " '('}}, {name: a}]"))
        .containsExactlyInAnyOrder(
            "line 2: 'mod' is not known here; allowed: mode, cache, summary, telemetry,"
                + " providers, prices, budget-use, budgets, endpoints, complexity, rules; did you mean 'mode'?",
            "line 1: mode: 'on' is not one of the choices; allowed: off, observe, optimize",
            "line 3: prices[0].input: is missing; allowed: 0 to 1000000, such as 0.15",
            "line 3: prices[0].output: is missing; allowed: 0 to 1000000, such as 0.60",
            "line 4: rules[0].match.system-prompt: '(' is not a regular expression; allowed: a"
                + " pattern of java.util.regex, found anywhere, such as '(?i)support desk'",
            "line 4: rules[1]: 'a' is too like the name on line 4; allowed: names that differ in"
                + " more than case and dashes");
  }

  @Test
  void laughs_doNotGrow() {
    StringBuilder yaml = new StringBuilder("a: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      String alias = "*a" + (i - 1);
      yaml.append("b" + i + ": &a" + i + " [" + alias + ", " + alias + "]\n");
    }

    assertThat(problems(yaml.toString()))
        .contains("line 2: b1[0]: is an alias; allowed: the value itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "[[[[{a: "})
  void deepNesting_isRefused(String opening) {
    assertThat(problems(opening.repeat(10_000))).isNotEmpty();
    assertThat(problems("a:\n" + opening.repeat(10_000))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "? [a]\n: b",
        "!!binary x",
        "!!int mode: x",
        "*x : 1",
        "<<: {mode: off}",
        "%YAML 9.9\n---\n",
        "\"\\ud800\": 1",
        "a: \"\\uD800",
        "mode: |\n  x",
        "\u0000",
        "mode: \u0001",
        "@",
        "`",
        ": :",
        "--- ---"
      })
  void strangeYaml_isAProblemAndNeverAnException(String yaml) {
    assertThat(problems(yaml)).isNotEmpty();
  }

  @Test
  void byteOrderMark_isSkipped() throws Exception {
    assertThat(fileProblems("\uFEFFmode: off\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void textInAnotherEncoding_isRefused() throws Exception {
    assertThat(fileProblems("mode: off".getBytes(StandardCharsets.UTF_16)))
        .containsExactly("FILE: is not text in UTF-8");
  }

  @Test
  void fileThatIsTooLarge_isRefused() throws Exception {
    assertThat(fileProblems(" ".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8)))
        .containsExactly("FILE: is too large; allowed: 1MiB");
    assertThat(fileProblems(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void directory_isRefused() {
    assertThat(told(ParsedConfig.ofFile(folder.toString(), new FakeEnvironment())))
        .containsExactly("FILE: is not a regular file");
  }

  @Test
  void fileWithoutPermission_isTold() throws Exception {
    Path file = Files.writeString(folder.resolve("p.yaml"), "mode: off");
    Files.setPosixFilePermissions(file, Set.of());
    assumeThat(Files.isReadable(file)).isFalse();

    assertThat(told(ParsedConfig.ofFile(file.toString(), new FakeEnvironment())))
        .containsExactly("FILE: must not be read by this user");
  }

  @Test
  void missingFile_isTold() {
    String missing = folder.resolve("none.yaml").toString();

    assertThat(told(ParsedConfig.ofFile(missing, new FakeEnvironment())))
        .containsExactly("FILE: does not exist");
  }

  @Test
  void impossiblePath_isTold() {
    assertThat(told(ParsedConfig.ofFile("a\0b", new FakeEnvironment())))
        .containsExactly("FILE: cannot be read: InvalidPathException");
  }

  @Test
  void weightsThatCannotBeHad_areAWarning() {
    ParsedConfig parsed =
        ParsedConfig.ofText("complexity: {weights: /absent/weights.txt}", new FakeEnvironment());

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.warnings())
        .containsExactly(
            "complexity.weights: /absent/weights.txt: does not exist; going on with the weights of"
                + " the agent");
  }

  @Test
  void overridesOfRules_goByTheirName() {
    ParsedConfig parsed =
        ParsedConfig.ofText(
            "rules: [{name: faq, cache: {ttl: 1s}}]",
            new FakeEnvironment()
                .property("parsimony.rules.faq.cache.ttl", "1 h")
                .variable("PARSIMONY_RULES_FAQ_MATCH_MODEL", "a*,b*")
                .property("parsimony.rules.faw.cache.ttl", "1h"));

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.warnings())
        .containsExactly(
            "property -Dparsimony.rules.faw.cache.ttl is not known; did you mean"
                + " 'parsimony.rules.faq.cache.ttl'?");
  }

  private static List<String> problems(String yaml) {
    return ParsedConfig.ofText(yaml, new FakeEnvironment()).problems().stream()
        .map(Problem::toString)
        .collect(Collectors.toList());
  }

  private List<String> fileProblems(byte[] content) throws Exception {
    Path file = Files.write(folder.resolve("p.yaml"), content);
    return told(ParsedConfig.ofFile(file.toString(), new FakeEnvironment()));
  }

  private static List<String> told(ParsedConfig parsed) {
    return parsed.problems().stream()
        .map(problem -> problem.in("FILE"))
        .collect(Collectors.toList());
  }
}
