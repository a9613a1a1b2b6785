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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Each scenario runs in a plain JVM and in one that {@link #changed} describes: application and
 * provider must not see any difference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransparencyContract {

  private final ProviderStub plainStub = ProviderStub.start();
  private final ProviderStub changedStub = ProviderStub.start();
  private final Map<AppLaunch, AppProcess> apps = new HashMap<>();

  /** The launch under test, made from the plain one. */
  abstract AppLaunch changed(AppLaunch plain);

  /** What the agent is expected to have swallowed: nothing, or -1 where there is no agent. */
  abstract long expectedAgentFailures();

  Stream<Jdk> jdks() {
    return Jdk.ofMatrix().stream();
  }

  @TestFactory
  Stream<DynamicNode> nobodySeesADifference() {
    return jdks().flatMap(jdk -> clients(jdk).stream().map(client -> scenarios(jdk, client)));
  }

  List<Client> clients(Jdk jdk) {
    return jdk.equals(Jdk.current()) ? Client.OPENAI : List.of(Client.OLDEST, Client.NEWEST);
  }

  private DynamicNode scenarios(Jdk jdk, Client client) {
    AppLaunch plain = AppLaunch.of(jdk, client, plainStub.baseUrl());
    AppLaunch changed = changed(plain.withBaseUrl(changedStub.baseUrl()));
    Stream<DynamicTest> tests =
        Scenario.all(client).stream().map(scenario -> test(scenario, plain, changed));
    DynamicTest end = DynamicTest.dynamicTest("end", () -> end(plain, changed));
    return DynamicContainer.dynamicContainer(
        jdk + ", " + client, Stream.concat(tests, Stream.of(end)));
  }

  private DynamicTest test(Scenario scenario, AppLaunch plain, AppLaunch changed) {
    return DynamicTest.dynamicTest(scenario.name(), () -> compare(scenario, plain, changed));
  }

  private void compare(Scenario scenario, AppLaunch plain, AppLaunch changed)
      throws InterruptedException {
    AppResult expected = run(scenario, app(plain), plainStub);
    AppResult seen = run(scenario, app(changed), changedStub);

    assertThat(Masked.result(seen.json())).isEqualTo(Masked.result(expected.json()));
    assertThat(Masked.requests(changedStub.requests()))
        .isEqualTo(Masked.requests(plainStub.requests()));
    assertThat(seen.agentFailures()).isEqualTo(expectedAgentFailures());
  }

  private static AppResult run(Scenario scenario, AppProcess app, ProviderStub stub)
      throws InterruptedException {
    stub.reset();
    return scenario.play().run(app, stub);
  }

  private void end(AppLaunch plain, AppLaunch changed) {
    assertThat(app(changed).strangeOutput()).isEmpty();
    assertThat(app(plain).stop()).isZero();
    assertThat(app(changed).stop()).isZero();
  }

  private AppProcess app(AppLaunch launch) {
    return apps.computeIfAbsent(launch, AppLaunch::start);
  }

  @AfterAll
  void close() throws IOException {
    apps.values().forEach(AppProcess::close);
    plainStub.close();
    changedStub.close();
  }
}
