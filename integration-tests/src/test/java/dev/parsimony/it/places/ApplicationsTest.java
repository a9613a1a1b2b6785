/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications of other kinds: with several libraries, or with ways not covered. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class ApplicationsTest {

  private static final List<String> FORMS = List.of("blocking", "async", "stream", "async-stream");
  private final Path agent = requireNonNull(AppLaunch.builtAgent());
  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdk.ofMatrix().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void threadsOfTheAgent_holdNoClassLoaderOfTheApplication(Jdk jdk) throws IOException {
    try (ProviderStub stub = ProviderStub.start();
        AppProcess app =
            AppLaunch.of(jdk, Client.NEWEST, stub.baseUrl()).withAgent(agent, null).start()) {
      for (String form : FORMS) {
        app.send(AppCommand.chat("hi").form(form));
      }
      JsonNode threads = app.threads();

      assertThat(threads)
          .filteredOn(thread -> thread.path("name").asText().startsWith("parsimony-"))
          .isNotEmpty()
          .allMatch(thread -> thread.path("loader").asText().equals("boot"))
          .allMatch(thread -> thread.path("daemon").asBoolean());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndOldest")
  void versionsInClassLoadersOfTheirOwn_allWork(Jdk jdk) throws IOException {
    SmallApp loader = SmallApp.compiled(folder, "LoaderApp", SmallApp.source("LoaderApp"), "");
    try (ProviderStub stub = ProviderStub.start()) {
      Program.Ended ended =
          loader.run(
              jdk,
              List.of("-javaagent:" + agent, "-Dparsimony.telemetry.enabled=false"),
              "keep",
              stub.baseUrl(),
              visiting(Client.OLDEST),
              visiting(Client.NEWEST),
              visiting(Client.NEWEST));

      assertThat(ended.stdout())
          .hasSize(3)
          .allMatch(answers -> answers.matches("(answer-\\w+ by gpt-4o-mini;){4}"));
      assertThat(stub.calls()).isEqualTo(3 * FORMS.size());
      assertThat(ended.stderr()).noneMatch(line -> line.contains("suppressed"));
      assertThat(ended.stderr().stream().filter(line -> line.startsWith("[parsimony]"))).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void webSocketMode_isReportedOnceAsNotCovered(Jdk jdk) throws IOException {
    SmallApp app =
        SmallApp.compiled(
            folder, "WebSocketApp", SmallApp.source("WebSocketApp"), Client.NEWEST.classPath());
    SmallApp whole = app.withLibraries(Client.NEWEST.classPath());

    Program.Ended bare = whole.run(jdk, List.of(), "http://127.0.0.1:1/v1");
    Program.Ended ended = whole.run(jdk, List.of("-javaagent:" + agent), "http://127.0.0.1:1/v1");

    assertThat(ended.stdout()).hasSize(2).isEqualTo(bare.stdout());
    assertThat(ended.stderr())
        .filteredOn(line -> line.contains("WebSocket mode is not covered"))
        .hasSize(1);
  }

  private String visiting(Client client) throws IOException {
    Path own = Files.createDirectories(folder.resolve(client.name()));
    SmallApp visit =
        SmallApp.compiled(
            own, "dev.parsimony.app.Visit", SmallApp.source("Visit"), client.classPath());
    return visit.classes() + File.pathSeparator + client.classPath();
  }
}
