/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.caching.CacheCommandLine.Ended;
import dev.parsimony.it.fleet.Fleet;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the shipped jar on the directory of an application, while it runs and after. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class CacheCommandTest {

  private static final String KEY = "a secret of the operator";

  private final Fleet fleet;
  private final ProviderStub provider;
  private final Path files;

  CacheCommandTest(@TempDir Path files) {
    this.fleet = new Fleet(Client.NEWEST, files);
    this.provider = fleet.provider();
    this.files = files;
  }

  static Stream<Jdk> jdks() {
    return Jdk.currentAndOldest().stream();
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void answersOfARunningApplication_areShownExplainedAndErased(Jdk jdk) throws Exception {
    AppProcess app = opened(jdk);
    int before = provider.calls();
    app.send(AppCommand.chat("kept one"));
    app.send(AppCommand.chat("kept two"));
    List<String> listed = new ArrayList<>();
    Await.until(
        "both are kept",
        () -> {
          listed.clear();
          return listed.addAll(run(jdk, "list").stdout()) && listed.size() > 2;
        });

    assertThat(listed.get(0)).startsWith("key ");
    assertThat(listed.get(1)).contains(" everything ");
    assertThat(listed).noneMatch(line -> line.contains("kept one") || line.contains("kept two"));
    assertThat(run(jdk, "stats").stdout()).contains("answers  2");
    String one = listed.get(1).split(" ", 2)[0];
    String two = listed.get(2).split(" ", 2)[0];
    assertThat(run(jdk, "explain", one, two).stdout())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("  messages["));
    assertThat(run(jdk, "explain", one, request()).stdout())
        .anyMatch(line -> line.startsWith("  messages["));

    Ended purge = run(jdk, "purge", "--key", one);
    assertThat(purge.stderr()).isEmpty();
    assertThat(purge.stdout())
        .containsExactly("1 answer erased, by the JVM that uses the directory");
    app.send(AppCommand.chat("kept two"));
    assertThat(provider.calls()).isEqualTo(before + 2);
    app.send(AppCommand.chat("kept one"));
    assertThat(provider.calls()).isEqualTo(before + 3);
    assertThat(app.agentFailures()).isZero();
    assertThat(app.stop()).isZero();
    assertThat(app.stderr()).noneMatch(line -> line.contains("cache.disk"));

    assertThat(run(jdk, "purge", "--all").stdout()).containsExactly("2 answers erased");
    AppProcess next = start(jdk);
    next.send(AppCommand.chat("kept two"));
    assertThat(provider.calls()).isEqualTo(before + 4);
  }

  private String request() throws Exception {
    String body =
        "{\"model\": \"gpt-4o\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}";
    return Files.writeString(files.resolve("request.json"), body).toString();
  }

  /* An answer that comes before the directory is open is kept in memory alone. */
  private AppProcess opened(Jdk jdk) throws Exception {
    AppProcess app = start(jdk);
    Await.until(
        "the directory is open",
        () -> {
          app.send(AppCommand.chat("warm up " + System.nanoTime()));
          return run(jdk, "list").stdout().size() > 1;
        });
    assertThat(run(jdk, "purge", "--all").stdout()).hasSize(1);
    return app;
  }

  private AppProcess start(Jdk jdk) {
    String yaml =
        """
        mode: optimize
        cache: {disk: {directory: '%s', key-variable: CACHE_KEY}}
        rules:
          - name: everything
            cache: {ttl: 1h, retry-window: 0s}
        """
            .formatted(files);
    return fleet.start(
        "parsimony", yaml, launch -> launch.withJdk(jdk).withEnvironment("CACHE_KEY", KEY));
  }

  private Path config() {
    return files.resolve("parsimony.yaml");
  }

  private Ended run(Jdk jdk, String action, String... more) throws Exception {
    return new CacheCommandLine(files, jdk, Map.of("CACHE_KEY", KEY)).run(action, config(), more);
  }
}
