/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The same application twice, in a plain JVM and in one with the agent, each with a provider of its
 * own. Neither application nor provider must see any difference.
 */
final class SideBySide implements AutoCloseable {

  private final ProviderStub plainStub = ProviderStub.start();
  private final ProviderStub changedStub = ProviderStub.start();
  private final Client client;
  private final AppProcess plain;
  private final AppProcess changed;

  /**
   * @param change adds the agent to a launch
   */
  SideBySide(Jdk jdk, Client client, UnaryOperator<AppLaunch> change) {
    this.client = client;
    AppLaunch launch = AppLaunch.of(jdk, client, plainStub.baseUrl());
    plain = launch.start();
    changed = change.apply(launch.withBaseUrl(changedStub.baseUrl())).start();
  }

  /** Plays a scenario on both sides, and holds them against each other. */
  void compare(Scenario scenario) throws InterruptedException {
    AppResult expected = run(scenario, plain, plainStub);
    AppResult seen = run(scenario, changed, changedStub);

    assertThat(masked(seen)).as(scenario.name()).isEqualTo(masked(expected));
    assertThat(Masked.requests(changedStub.requests()))
        .as(scenario.name())
        .isEqualTo(Masked.requests(plainStub.requests()));
    assertThat(seen.agentFailures()).as(() -> String.join("\n", changed.stderr())).isZero();
  }

  private List<String> masked(AppResult result) {
    if (!result.json().has("error") || !client.library().losesWhatAnErrorOvertakes()) {
      return Masked.result(result.json());
    }
    return client.library().tellsOneErrorInSeveralWays()
        ? Masked.kind(result.json())
        : Masked.outcome(result.json());
  }

  private static AppResult run(Scenario scenario, AppProcess app, ProviderStub stub)
      throws InterruptedException {
    stub.reset();
    return scenario.play().run(app, stub);
  }

  /** Ends both applications. */
  void end() {
    assertThat(changed.strangeOutput()).isEqualTo(plain.strangeOutput());
    assertThat(plain.stop()).isZero();
    assertThat(changed.stop()).isZero();
  }

  @Override
  public void close() {
    plain.close();
    changed.close();
    try {
      plainStub.close();
      changedStub.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
