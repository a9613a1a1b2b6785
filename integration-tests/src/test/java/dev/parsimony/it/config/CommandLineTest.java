/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped jar as a command, on every JVM. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class CommandLineTest {

  private static final long PATIENCE_SECONDS = 90;

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void validFile_isPrintedWithTheSourceOfEachValue(Jdk jdk) throws Exception {
    Path file = file(Effect.CACHING);

    Ended ended = run(jdk, Map.of("PARSIMONY_MODE", "off"), "check", file.toString());

    assertThat(ended.status()).isZero();
    assertThat(ended.stderr()).isEmpty();
    assertThat(ended.stdout().get(0)).matches("mode: off +# environment PARSIMONY_MODE");
    assertThat(ended.stdout()).anyMatch(line -> line.matches(" *retry-window: 0ms +# line 4"));
    assertThat(ended.stdout()).anyMatch(line -> line.matches(" *ttl: 1d +# default"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void wrongFile_answersOne_withALineForEachProblem(Jdk jdk) throws Exception {
    Path file = file("mode: optimise\ncache:\n  max-size: 1\n");
    Path missing = folder.resolve("missing.yaml");

    Ended ended = run(jdk, Map.of(), "check", file.toString());

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.stdout()).isEmpty();
    assertThat(ended.stderr())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(file + " line 1: mode: 'optimise' is not one of"))
        .anyMatch(line -> line.startsWith(file + " line 3: cache.max-size: '1' is not a size"));
    assertThat(run(jdk, Map.of(), "check", missing.toString()))
        .isEqualTo(new Ended(1, List.of(), List.of(missing + ": does not exist")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void wrongCall_answersTwo_withTheUsage(Jdk jdk) throws Exception {
    for (String[] arguments : new String[][] {{}, {"check"}, {"check", "a", "b"}, {"chekc", "a"}}) {
      Ended ended = run(jdk, Map.of(), arguments);

      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.stdout()).isEmpty();
      assertThat(ended.stderr())
          .anyMatch(line -> line.startsWith("usage: java -jar parsimony-agent.jar"))
          .noneMatch(line -> line.startsWith("\tat "));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void labelledRequest_isReadByItsFormat(Jdk jdk) throws Exception {
    String request =
        "{\"model\": \"gpt-4o\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}";
    String line = "{\"request\": " + request + ", \"good\": true}\n";
    Path file = Files.writeString(folder.resolve("labelled.jsonl"), line);

    assertThat(run(jdk, Map.of(), "calibrate", file.toString()).stderr())
        .containsExactly(
            file + ": 1 good and 0 bad answers are too few; needed: 50, and 10 of each kind");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("parsimony.yaml"), yaml);
  }

  private Ended run(Jdk jdk, Map<String, String> environment, String... arguments)
      throws Exception {
    String jar = requireNonNull(AppLaunch.builtAgent()).toString();
    List<String> command = new ArrayList<>(jdk.command());
    command.addAll(List.of("-jar", jar));
    command.addAll(List.of(arguments));
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("(OTEL|PARSIMONY|JAVA|JDK)_.*"));
    builder.environment().putAll(environment);
    Process process =
        builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile()).start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readAllLines(stdout), Files.readAllLines(stderr));
  }

  /** How a command ended. */
  private record Ended(int status, List<String> stdout, List<String> stderr) {}
}
