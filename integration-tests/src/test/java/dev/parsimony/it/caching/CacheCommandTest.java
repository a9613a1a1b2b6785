/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.caching.CacheCommandLine.Ended;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  private static final long PATIENCE_SECONDS = 90;

  private final ProviderStub provider = ProviderStub.start();
  private final List<AppProcess> apps = new ArrayList<>();

  @TempDir Path files;

  static Stream<Jdk> jdks() {
    return Jdk.currentAndOldest().stream();
  }

  @AfterEach
  void stop() throws IOException {
    apps.forEach(AppProcess::close);
    provider.close();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void answersOfARunningApplication_areShownExplainedAndErased(Jdk jdk) throws Exception {
    AppProcess app = opened(jdk);
    int before = provider.calls();
    app.send(AppCommand.chat("kept one"));
    app.send(AppCommand.chat("kept two"));
    List<String> listed = awaitListed(jdk, 2);

    assertThat(listed.get(0)).startsWith("key ");
    assertThat(listed.get(1)).contains(" everything ");
    assertThat(listed).noneMatch(line -> line.contains("kept one") || line.contains("kept two"));
    assertThat(run(jdk, "stats").stdout()).contains("answers  2");
    String one = listed.get(1).split(" ", 2)[0];
    String two = listed.get(2).split(" ", 2)[0];
    assertThat(run(jdk, "explain", one, two).stdout())
        .hasSize(2)
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

  /* An answer that comes before the directory is open is kept in memory alone. */
  private AppProcess opened(Jdk jdk) throws Exception {
    AppProcess app = start(jdk);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int asked = 0;
    do {
      assertThat(System.nanoTime()).isLessThan(deadline);
      app.send(AppCommand.chat("warm up " + ++asked));
    } while (run(jdk, "list").stdout().size() < 2);
    assertThat(run(jdk, "purge", "--all").stdout()).hasSize(1);
    return app;
  }

  private AppProcess start(Jdk jdk) throws IOException {
    String yaml =
        """
        mode: optimize
        cache: {disk: {directory: '%s', key-variable: CACHE_KEY}}
        rules:
          - name: everything
            cache: {ttl: 1h, retry-window: 0s}
        """
            .formatted(files);
    Path config = Files.writeString(config(), yaml);
    AppProcess app =
        AppLaunch.of(jdk, Client.NEWEST, provider.baseUrl())
            .withAgent(requireNonNull(AppLaunch.builtAgent(), "the agent is not built"), config)
            .withEnvironment("CACHE_KEY", KEY)
            .start();
    apps.add(app);
    return app;
  }

  private Path config() {
    return files.resolve("parsimony.yaml");
  }

  /* Answers are written after their calls have ended. */
  private List<String> awaitListed(Jdk jdk, int count) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<String> lines = run(jdk, "list").stdout();
    while (lines.size() <= count) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      lines = run(jdk, "list").stdout();
    }
    return lines;
  }

  private Ended run(Jdk jdk, String action, String... more) throws Exception {
    return new CacheCommandLine(files, jdk, Map.of("CACHE_KEY", KEY)).run(action, config(), more);
  }
}
