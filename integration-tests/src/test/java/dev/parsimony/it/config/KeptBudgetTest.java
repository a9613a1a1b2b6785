/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A budget that one application has used is used for the next. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class KeptBudgetTest {

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
  void usedUpBudget_refusesAfterAnEnd_andAfterAKill(Jdk jdk) throws Exception {
    AppProcess first = start(jdk);
    assertThat(first.send(AppCommand.chat("once")).ok()).isTrue();
    assertThat(first.stop()).isZero();

    AppProcess second = start(jdk);
    assertRefused(second);
    second.close();
    assertThat(provider.calls()).isEqualTo(1);

    Files.delete(use());
    AppProcess third = start(jdk);
    assertThat(third.send(AppCommand.chat("anew")).ok()).isTrue();
    awaitUse();
    // Killed: nothing is written at the end.
    third.close();
    AppProcess last = start(jdk);
    assertRefused(last);
    assertThat(last.agentFailures()).isZero();
    assertThat(last.stop()).isZero();
    assertThat(last.stderr()).noneMatch(line -> line.contains("budget-use"));
    assertThat(provider.calls()).isEqualTo(2);
  }

  private static void assertRefused(AppProcess app) {
    assertThat(app.send(AppCommand.chat("again").maxRetries(0)).error().toString())
        .contains("The budget 'small' of 1 tokens a month is used up until");
  }

  private AppProcess start(Jdk jdk) throws IOException {
    String yaml =
        """
        mode: optimize
        budget-use: {file: '%s'}
        budgets:
          - name: small
            window: month
            tokens: 1
            actions: {refuse: 100}
        rules:
          - name: everything
            budget: {use: small}
        """
            .formatted(use());
    Path config = Files.writeString(files.resolve("parsimony.yaml"), yaml);
    AppProcess app =
        AppLaunch.of(jdk, Client.NEWEST, provider.baseUrl())
            .withAgent(requireNonNull(AppLaunch.builtAgent(), "the agent is not built"), config)
            .start();
    apps.add(app);
    return app;
  }

  private Path use() {
    return files.resolve("state").resolve("budget-use");
  }

  /* Until the file tells of one account. */
  private void awaitUse() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(use()) || Files.readAllLines(use()).size() < 4) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
