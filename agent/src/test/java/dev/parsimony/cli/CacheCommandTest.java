/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.policy.cache.KeptAnswers;
import dev.parsimony.setting.FakeEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheCommandTest {

  private static final String BLUE = chat("gpt-4o", "Why is the sky blue?", "");
  private static final String RED = chat("gpt-4o", "Why is the sky red?", "");
  private static final String MINI = chat("gpt-4o-mini", "Why is the sky blue?", "");
  private static final String OF_ANNA = chat("gpt-4o", "And mine?", ",\"user\":\"anna\"");
  private static final String SECRET = "a secret of the operator";

  @TempDir Path parent;

  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
  private final FakeEnvironment environment = new FakeEnvironment();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void stats_countsByRuleTenantModelAndAge() throws Exception {
    fill(null);

    assertThat(run("stats", parent.toString())).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(lines())
        .startsWith("answers  4")
        .containsSubsequence("by rule", "by tenant", "by model", "by age")
        .anyMatch(line -> line.matches("  faq +3 +\\d.*KiB"))
        .anyMatch(line -> line.matches("  other +1 .*"))
        .anyMatch(line -> line.matches("  everybody +1 .*"))
        .anyMatch(line -> line.matches("  gpt-4o +3 .*"))
        .anyMatch(line -> line.matches("  under an hour +1 .*"))
        .anyMatch(line -> line.matches("  under a week +3 .*"));
  }

  @Test
  void list_tellsWhatAnAnswerIs_andNothingThatWasSaid() throws Exception {
    fill(null);

    assertThat(run("list", parent.toString())).isZero();

    assertThat(lines().get(0)).matches("key +rule +tenant +user +model +age +kept for +size");
    assertThat(lines()).hasSize(5);
    assertThat(lines().get(1)).matches("\\w{12} +faq +\\w{12} +- +gpt-4o +3d +34d .*");
    assertThat(lines().get(3)).matches("\\w{12} +other +everybody +- +gpt-4o-mini +3d .*");
    assertThat(lines().get(4)).matches("\\w{12} +faq +\\w{12} +\\w{12} +gpt-4o +0s +\\d+d .*");
    assertThat(out.toString()).doesNotContain("sky", "answer to", "anna", "sk-of");
  }

  @Test
  void filesOfLabels_holdNothingThatWasAsked() throws Exception {
    fill(null);

    assertThat(content()).contains("answer to").doesNotContain("sky", "anna", "sk-of", "search");
  }

  @ParameterizedTest
  @CsvSource({
    "--rule, other, 1",
    "--rule, none, 0",
    "--tenant, everybody, 1",
    "--user, anna, 1",
    "--user, bert, 0",
    "--model, gpt-4o, 3",
    "--older-than, 2d, 3",
    "--older-than, 4d, 0",
  })
  void purge_erasesWhatIsChosen_andLeavesTheRest(String filter, String value, int erased)
      throws Exception {
    fill(null);

    run("purge", parent.toString(), filter, value, "--dry-run");
    assertThat(lines()).hasSize(erased + 2).endsWith(answers(erased) + " would be erased");
    assertThat(count()).isEqualTo(4);
    assertThat(run("purge", parent.toString(), filter, value)).isZero();
    assertThat(lines()).containsExactly(answers(erased) + " erased");

    assertThat(count()).isEqualTo(4 - erased);
    assertThat(run("list", parent.toString(), filter, value)).isZero();
    assertThat(lines()).hasSize(1);
    assertThat(content().split("answer to", -1)).hasSize(4 - erased + 1);
  }

  @Test
  void purgeByKeyOrShownUser_erasesThatOne() throws Exception {
    fill(null);
    run("list", parent.toString());
    String key = lines().get(1).split(" +")[0];
    String user = lines().get(4).split(" +")[3];

    run("purge", parent.toString(), "--key", key);
    assertThat(lines()).containsExactly("1 answer erased");
    run("purge", parent.toString(), "--user", user);
    assertThat(lines()).containsExactly("1 answer erased");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void purgeByKey_erasesTheAnswerForThoseInOtherWords_too() throws Exception {
    try (KeptAnswers process = new KeptAnswers(parent, clock, null)) {
      process.ask(KeptAnswers.WORDED, "credential", BLUE);
      clock.addAndGet(TimeUnit.HOURS.toMillis(1));
      process.ask(KeptAnswers.WORDED, "credential", RED);
    }
    run("list", parent.toString());
    assertThat(lines()).hasSize(5);
    String key = lines().get(1).split(" +")[0];

    run("purge", parent.toString(), "--key", key, "--dry-run");
    assertThat(lines()).hasSize(4).endsWith("2 answers would be erased");
    assertThat(run("purge", parent.toString(), "--key", key)).isZero();

    assertThat(lines()).containsExactly("2 answers erased");
    try (KeptAnswers next = new KeptAnswers(parent, clock, null)) {
      assertThat(next.ask(KeptAnswers.WORDED, "credential", RED)).isTrue();
      assertThat(next.ask(KeptAnswers.WORDED, "credential", BLUE)).isFalse();
    }
  }

  @Test
  void purgedAnswer_isBoughtAgain_andTheOthersAreNot() throws Exception {
    fill(null);
    run("purge", parent.toString(), "--rule", "other");

    try (KeptAnswers next = new KeptAnswers(parent, clock, null)) {
      assertThat(next.ask(BLUE)).isTrue();
      assertThat(next.ask("other", "everybody", MINI)).isFalse();
    }
    run("purge", parent.toString(), "--all");
    assertThat(lines()).containsExactly("4 answers erased");
    assertThat(content()).doesNotContain("answer to");
  }

  @Test
  void purgeWhileAProcessRuns_isTakenUpThere_inItsMemoryToo() throws Exception {
    try (KeptAnswers process = new KeptAnswers(parent, clock, null)) {
      process.ask(BLUE);
      assertThat(process.ask(BLUE)).isTrue();
      await(1);

      assertThat(run("purge", parent.toString(), "--rule", "faq")).isZero();
      assertThat(lines()).containsExactly("1 answer erased, by the JVM that uses the directory");

      assertThat(process.ask(BLUE)).isFalse();
      assertThat(process.ask(BLUE)).isTrue();
    }
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void explain_namesTheFieldsInWhichTwoAnswersDiffer() throws Exception {
    fill(null);
    List<String> keys = keys();

    assertThat(run("explain", parent.toString(), keys.get(0), keys.get(1))).isZero();
    assertThat(lines())
        .containsExactly(keys.get(0) + " and " + keys.get(1) + " differ in", "  messages[1]");
    run("explain", parent.toString(), keys.get(0), keys.get(2));
    assertThat(lines().subList(1, lines().size())).containsExactly("  tenant", "  model");
  }

  @Test
  void explainOfARequest_holdsItAgainstTheNearestAnswer() throws Exception {
    fill(null);
    String warmer =
        file("warmer.json", BLUE.replace("\"seed\":1", "\"seed\":1,\"temperature\":0.5"));

    assertThat(run("explain", parent.toString(), warmer)).isZero();
    assertThat(lines())
        .contains("  temperature (only " + warmer + " has it)")
        .contains("not told by the file of a request: address")
        .contains("not told by the file of a request: header x-feature");

    String whole =
        file(
            "whole.json",
            "{\"url\":\"%s\",\"headers\":{\"Authorization\":\"%s\",\"X-Feature\":\"chat\"},\"body\":%s}"
                .formatted(KeptAnswers.CHAT, KeptAnswers.BEARER, BLUE));
    run("explain", parent.toString(), whole);
    assertThat(lines()).hasSize(2).endsWith("  header x-feature");
    String same =
        file("same.json", Files.readString(Path.of(whole)).replace("\"chat\"", "\"search\""));
    run("explain", parent.toString(), same, keys().get(0));
    assertThat(lines()).hasSize(1).allMatch(line -> line.contains(" are equal in every field"));
  }

  @Test
  void encryptedDirectory_isReadWithItsKeyOnly() throws Exception {
    fill(SECRET);
    environment.variable("THE_KEY", SECRET).variable("OTHER_KEY", SECRET + "!");

    assertThat(content()).doesNotContain("answer to", "gpt-4o", "faq");
    assertThat(run("stats", parent.toString(), "--key-variable", "THE_KEY")).isZero();
    assertThat(lines()).startsWith("answers  4");
    assertThat(run("list", parent.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("are encrypted, and no key-variable is set; allowed: ");
    run("list", parent.toString(), "--key-variable", "OTHER_KEY");
    assertThat(err.toString()).contains("were encrypted with another key");
    run("list", parent.toString(), "--key-variable", "NO_KEY");
    assertThat(err.toString()).contains("key-variable NO_KEY is not set");
    assertThat(run("purge", parent.toString(), "--rule", "faq", "--key-variable", "THE_KEY"))
        .isZero();
    assertThat(lines()).containsExactly("3 answers erased");
  }

  @Test
  void configurationFile_namesTheDirectoryAndTheKey() throws Exception {
    fill(SECRET);
    environment.variable("MY_KEY", SECRET);
    String yaml = "cache: {disk: {directory: '%s', key-variable: MY_KEY}}".formatted(parent);

    assertThat(run("stats", file("parsimony.yaml", yaml))).isZero();
    assertThat(lines()).startsWith("answers  4");
    assertThat(run("stats", file("none.yaml", "mode: off"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("none.yaml: has neither cache.disk.directory nor cache.redis.url");
    assertThat(run("stats", file("wrong.yaml", "mode: of"))).isEqualTo(1);
    assertThat(err.toString()).contains("wrong.yaml line 1: mode: 'of'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cache | cache takes an action; allowed: stats, list, explain, purge",
        "cache stat D | cache does not know 'stat'; allowed: stats, list, explain, purge",
        "cache stats | cache stats: takes the configuration file, or the directory that it names",
        "cache stats D E | cache stats: does not know 'E'",
        "cache list D --rule | cache list: --rule takes a value",
        "cache list D --rule a --rule b | cache list: --rule is given twice",
        "cache list D --dry-run | cache list: does not know '--dry-run'",
        "cache list D --key sky | cache list: --key: 'sky' is not a key; allowed: its first 6 to 64"
            + " digits, 0-9a-f",
        "cache purge D --older-than soon | cache purge: --older-than: 'soon' is not a duration",
        "cache purge D | cache purge: takes either --all or at least one of --rule",
        "cache purge D --all --rule a | cache purge: takes either --all or at least one of --rule",
        "cache explain D | cache explain: takes a key or the file of a request",
        "cache explain D a --rule b | cache explain: does not know '--rule'",
      })
  void wrongCall_isToldInOneLine_withTheUsage(String call, String line) {
    int code = main(call.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines().findFirst()).get().asString().startsWith(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abcdef | abcdef: is neither a file nor the key of an answer",
        "{ | is not JSON",
        "[] | is not a JSON object, the body of a request",
        "{\"body\":{},\"url\":\"https://example.com\"} | url: 'https://example.com' is not covered",
        "{\"body\":{},\"headers\":{\"a\":1}} | headers: 'a' is not a string",
      })
  void explainOfSomethingElse_isToldInOneLine(String text, String line) throws Exception {
    fill(null);
    String operand = text.equals("abcdef") ? text : file("request.json", text);

    assertThat(run("explain", parent.toString(), operand)).isEqualTo(1);
    assertThat(err.toString()).contains(line);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void directoryWithoutAnswers_isTold_andNothingIsMadeThere() throws Exception {
    for (String action : List.of("stats", "list")) {
      assertThat(run(action, parent.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("there are no answers in " + parent + "; allowed: ");
    }
    assertThat(run("purge", parent.toString(), "--all")).isEqualTo(1);
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void placeThatIsNotThere_isToldInOneLine() {
    String absent = parent.resolve("absent.yaml").toString();

    assertThat(run("stats", absent)).isEqualTo(1);
    assertThat(err.toString()).isEqualToNormalizingNewlines(absent + ": does not exist\n");
  }

  private static String chat(String model, String question, String more) {
    return """
        {"model":"%s","seed":1,"messages":[{"role":"system","content":"Be brief."},\
        {"role":"user","content":"%s"}]%s}"""
        .formatted(model, question, more);
  }

  private void fill(String key) throws Exception {
    try (KeptAnswers process = new KeptAnswers(parent, clock, key)) {
      process.ask(BLUE);
      process.ask(RED);
      process.ask("other", "everybody", MINI);
      await(3);
      clock.addAndGet(TimeUnit.DAYS.toMillis(3));
      process.ask(OF_ANNA);
    }
  }

  /* Until so many answers are in the files. */
  private void await(int count) {
    Await.until(
        count + " answers are in the files",
        () -> content().split("answer to", -1).length > count || isEncrypted(count));
  }

  private boolean isEncrypted(int count) throws IOException {
    Path head = parent.resolve("parsimony-cache").resolve("head");
    return Files.exists(head)
        && Files.readString(head).contains("AES")
        && content().length() > count * 400;
  }

  private int count() {
    run("list", parent.toString());
    return lines().size() - 1;
  }

  private List<String> keys() {
    run("list", parent.toString());
    return lines().stream().skip(1).map(line -> line.split(" +")[0]).toList();
  }

  private static String answers(int count) {
    return count + (count == 1 ? " answer" : " answers");
  }

  private String content() throws IOException {
    StringBuilder content = new StringBuilder();
    try (Stream<Path> all = Files.walk(parent)) {
      all.filter(file -> file.getFileName().toString().startsWith("segment-"))
          .forEach(file -> content.append(read(file)));
    }
    return content.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(parent.resolve(name), text).toString();
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    try {
      return new CacheCommand(print(out), print(err), environment, clock::get)
          .run(Arrays.asList(arguments));
    } catch (UsageException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private int main(String... arguments) {
    return new Main(print(out), print(err), environment).run(arguments);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
