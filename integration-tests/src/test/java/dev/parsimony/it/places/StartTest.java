/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent on a command line: it works, and says two lines on stderr and nothing else. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class StartTest {

  private static final List<String> FORMS = List.of("blocking", "async", "stream", "async-stream");
  private static final String NAME = "parsimony-agent.jar";
  private static final String START = "\\[parsimony] \\d+\\.\\d+\\.\\d+\\S* config=";
  private static final String OBSERVING = START + "none, observing";
  private static final String CLIENT = "\\[parsimony] mode=observe client=openai-java 4\\.101\\.0";

  private final Path agent = requireNonNull(AppLaunch.builtAgent());
  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void emptyMain_seesOneLine(Jdk jdk) throws IOException {
    SmallApp empty =
        SmallApp.compiled(
            folder, "Empty", "class Empty { public static void main(String[] none) {} }", "");

    Program.Ended ended = empty.run(jdk, List.of("-javaagent:" + agent));

    assertThat(ended.status()).isZero();
    assertThat(ended.stdout()).isEmpty();
    assertThat(ended.stderr()).singleElement().asString().matches(OBSERVING);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void firstClient_isToldInASecondLine(Jdk jdk) throws IOException {
    assertWorks(launch(jdk).withAgent(agent, null), OBSERVING, CLIENT);
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndEnds")
  void readOnlyFolder_withSpaces_works(Jdk jdk) throws IOException {
    Path locked = Files.createDirectory(folder.resolve("a b + c%20d"));
    Path copy = Files.copy(agent, locked.resolve(NAME));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertWorks(launch(jdk).withAgent(copy, null), OBSERVING, CLIENT);
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndOldest")
  void sameAgentTwice_startsOnce(Jdk jdk) throws IOException {
    assertWorks(
        launch(jdk).withFlags("-javaagent:" + agent).withAgent(agent, null), OBSERVING, CLIENT);
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndEnds")
  void renamedJar_works(Jdk jdk) throws IOException {
    Path renamed = Files.copy(agent, folder.resolve("renamed.jar"));
    try (ProviderStub stub = ProviderStub.start();
        AppProcess app = launch(jdk, stub.baseUrl()).withAgent(renamed, null).start()) {
      callEachForm(app, stub);

      assertThat(app.stop()).isZero();
      String warning = ".*warning: Sharing is only supported for boot loader classes.*";
      assertThat(app.strangeOutput()).allMatch(line -> line.matches(warning));
      assertLines(
          app.stderr().stream().filter(line -> !line.matches(warning)).toList(), OBSERVING, CLIENT);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndOldest")
  void missingConfig_observes_andIsToldInOneLine(Jdk jdk) throws IOException {
    Path missing = folder.resolve("missing.yaml");

    assertWorks(
        launch(jdk).withAgent(agent, missing),
        START + ".*missing\\.yaml",
        "\\[parsimony] .*missing\\.yaml.*",
        CLIENT);
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndOldest")
  void brokenConfig_observes_andIsToldInOneLine(Jdk jdk) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "mode: optimise\n");

    assertWorks(
        launch(jdk).withAgent(agent, broken),
        START + ".*broken\\.yaml",
        "\\[parsimony] .*broken\\.yaml.*line 1.*mode.*optimise.*observe.*",
        CLIENT);
  }

  private AppLaunch launch(Jdk jdk) {
    return launch(jdk, "to be set");
  }

  private AppLaunch launch(Jdk jdk, String baseUrl) {
    return AppLaunch.of(jdk, Client.NEWEST, baseUrl)
        .withEnvironment("OTEL_TRACES_EXPORTER", "none")
        .withEnvironment("OTEL_METRICS_EXPORTER", "none");
  }

  private static void assertWorks(AppLaunch launch, String... lines) throws IOException {
    try (ProviderStub stub = ProviderStub.start();
        AppProcess app = launch.withBaseUrl(stub.baseUrl()).start()) {
      callEachForm(app, stub);

      assertThat(app.stop()).isZero();
      assertThat(app.strangeOutput()).isEmpty();
      assertLines(app.stderr(), lines);
    }
  }

  private static void callEachForm(AppProcess app, ProviderStub stub) {
    for (String form : FORMS) {
      assertThat(app.send(AppCommand.chat("hi").form(form)).text()).startsWith("answer-");
    }
    assertThat(stub.calls()).isEqualTo(FORMS.size());
    assertThat(app.agentFailures()).isZero();
  }

  private static void assertLines(List<String> seen, String... patterns) {
    assertThat(seen).hasSize(patterns.length);
    for (int i = 0; i < patterns.length; i++) {
      assertThat(seen.get(i)).matches(patterns[i]);
    }
  }
}
