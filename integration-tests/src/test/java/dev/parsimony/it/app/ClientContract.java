/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for every client library: while the agent observes, nobody sees a difference; while
 * everything is cached, what is asked for the first time is seen as without the agent, and what is
 * asked again comes from memory, on every version. A library's own test names its versions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("agentIsBuilt")
abstract class ClientContract {

  private static final String EVERYTHING_CACHED =
      """
      mode: optimize
      rules:
        - name: everything
          cache:
            max-temperature: 2
            tool-calls: true
            stored: true
      """;

  private Path folder = Path.of("");

  @BeforeAll
  void folder(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The versions that are tested, oldest first. */
  abstract List<Client> clients();

  /**
   * Those that are compared side by side: the oldest and the newest, for the sake of time. The
   * others are asked for their hits alone.
   */
  List<Client> comparedClients() {
    List<Client> all = clients();
    return Jdk.fullMatrix() || all.size() < 3 ? all : List.of(all.get(0), all.get(all.size() - 1));
  }

  /** What is done side by side: for the sake of time the short list with all but the newest. */
  List<Scenario> scenarios(Client client) {
    return client.equals(Client.newest(clients()))
        ? Scenario.all(client)
        : Scenario.fewOrAll(client);
  }

  /** The same for what is asked first while everything is cached: for the sake of time in short. */
  List<Scenario> askedFirst(Client client) {
    List<Scenario> all = scenarios(client);
    List<Scenario> few = Scenario.fewOrAll(client);
    return all.size() < few.size() || Jdk.fullMatrix() ? all : few;
  }

  /** Of the JVMs that run some version, those where the newest of these is asked for its hits. */
  List<Jdk> jdks(List<Jdk> running) {
    return Jdk.ends(running);
  }

  static boolean agentIsBuilt() {
    return AppLaunch.agentIsBuilt();
  }

  @TestFactory
  Stream<DynamicNode> observing_nobodySeesADifference() {
    return Jdk.ofMatrix().stream()
        .flatMap(
            jdk ->
                comparedClients().stream()
                    .filter(client -> client.runsOn(jdk))
                    .map(client -> compared(jdk, client, scenarios(client), "")));
  }

  @TestFactory
  Stream<DynamicNode> optimizing_whatIsAskedFirst_isSeenAsWithout() {
    return Jdk.ofMatrix().stream()
        .filter(jdk -> !on(jdk).isEmpty())
        .map(jdk -> compared(jdk, newest(jdk), askedFirst(newest(jdk)), EVERYTHING_CACHED));
  }

  @TestFactory
  Stream<DynamicNode> optimizing_whatIsAskedAgain_comesFromMemory() {
    Stream<DynamicNode> here = on(Jdk.current()).stream().map(c -> caching(Jdk.current(), c));
    List<Jdk> running = Jdk.all().stream().filter(jdk -> !on(jdk).isEmpty()).toList();
    Stream<DynamicNode> elsewhere =
        jdks(running).stream()
            .filter(jdk -> !jdk.equals(Jdk.current()))
            .map(jdk -> caching(jdk, newest(jdk)));
    return Stream.concat(here, elsewhere);
  }

  private List<Client> on(Jdk jdk) {
    return clients().stream().filter(client -> client.runsOn(jdk)).toList();
  }

  private Client newest(Jdk jdk) {
    List<Client> running = on(jdk);
    return running.get(running.size() - 1);
  }

  private DynamicNode compared(Jdk jdk, Client client, List<Scenario> scenarios, String rules) {
    String text = rules + client.library().config();
    Path config = text.isEmpty() ? null : Configs.written(folder, text);
    Shared<SideBySide> both =
        new Shared<>(() -> new SideBySide(jdk, client, plain -> withAgent(plain, config)));
    Stream<DynamicTest> tests =
        scenarios.stream()
            .map(scenario -> dynamicTest(scenario.name(), () -> both.get().compare(scenario)));
    return container(jdk, client, tests, both.ending(SideBySide::end));
  }

  static AppLaunch withAgent(AppLaunch plain, @Nullable Path config) {
    return plain
        .withAgent(requireNonNull(AppLaunch.builtAgent()), config)
        .withEnvironment("OTEL_TRACES_EXPORTER", "none")
        .withEnvironment("OTEL_METRICS_EXPORTER", "none");
  }

  private static DynamicNode caching(Jdk jdk, Client client) {
    Shared<CachingScenarios> scenarios =
        new Shared<>(
            () -> new CachingScenarios(jdk, client, EVERYTHING_CACHED + client.library().config()));
    Stream<DynamicTest> tests =
        CachingScenarios.all(client).stream()
            .map(
                scenario ->
                    dynamicTest(
                        scenario.name(),
                        () -> {
                          scenario.play().run(scenarios.get());
                          SupportMatrix.shown(client, jdk, scenario.endpoint(), scenario.form());
                        }));
    return container(jdk, client, tests, scenarios.ending(CachingScenarios::end));
  }

  private static DynamicNode container(
      Jdk jdk, Client client, Stream<DynamicTest> tests, DynamicTest end) {
    return dynamicContainer(jdk + ", " + client, Stream.concat(tests, Stream.of(end)));
  }
}
