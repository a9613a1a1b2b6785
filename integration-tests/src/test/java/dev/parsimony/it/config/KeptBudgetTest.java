/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.fleet.Fleet;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A budget that one application has used is used for the next. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class KeptBudgetTest {

  private final Fleet fleet;
  private final Path files;

  KeptBudgetTest(@TempDir Path files) {
    this.fleet = new Fleet(Client.NEWEST, files);
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
  void usedUpBudget_refusesAfterAnEnd_andAfterAKill(Jdk jdk) throws Exception {
    AppProcess first = start(jdk);
    assertThat(first.send(AppCommand.chat("once")).ok()).isTrue();
    assertThat(first.stop()).isZero();

    AppProcess second = start(jdk);
    assertRefused(second);
    second.close();
    assertThat(fleet.provider().calls()).isEqualTo(1);

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
    assertThat(fleet.provider().calls()).isEqualTo(2);
  }

  private static void assertRefused(AppProcess app) {
    assertThat(app.send(AppCommand.chat("again").maxRetries(0)).error().toString())
        .contains("The budget 'small' of 1 tokens a month is used up until");
  }

  private AppProcess start(Jdk jdk) {
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
    return fleet.start(jdk, yaml);
  }

  private Path use() {
    return files.resolve("state").resolve("budget-use");
  }

  /* Until the file tells of one account. */
  private void awaitUse() {
    Await.until(
        "an account is kept", () -> Files.exists(use()) && Files.readAllLines(use()).size() >= 4);
  }
}
