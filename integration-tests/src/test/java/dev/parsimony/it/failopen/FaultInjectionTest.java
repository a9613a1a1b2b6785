/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each step of the agent fail on each way through it. The application sees what it sees
 * without the agent, the provider is asked as often as it should be, the failure is counted once
 * and told in one line.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultInjectionTest {

  private static final List<String> KINDS = List.of("exception", "nothing", "error", "overflow");

  private final Set<String> reached = new HashSet<>();
  private FaultyApp app;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    app = new FaultyApp(Client.NEWEST, folder, Points.all());
  }

  @AfterAll
  void stop() throws IOException {
    app.close();
  }

  @TestFactory
  Stream<DynamicNode> failingStep_isNotNoticedByTheApplication() {
    Stream<DynamicNode> flows = Flow.all().stream().map(this::flow);
    return Stream.concat(flows, Stream.of(DynamicTest.dynamicTest("all points", this::allReached)));
  }

  private DynamicNode flow(Flow flow) {
    return DynamicContainer.dynamicContainer(
        flow.name(), Stream.of(flow).flatMap(this::faults).map(fault -> test(flow, fault)));
  }

  private DynamicTest test(Flow flow, Fault fault) {
    return DynamicTest.dynamicTest(fault.toString(), () -> app.strike(flow, fault));
  }

  private void allReached() {
    Set<String> missed = new LinkedHashSet<>(Points.all());
    missed.removeAll(reached);
    assertThat(missed).isEmpty();
    app.assertQuiet();
  }

  /* Which steps a flow reaches, and how often, is found out by playing it without a fault. */
  private Stream<Fault> faults(Flow flow) {
    List<Fault> faults = new ArrayList<>();
    try {
      app.visits(flow, Points.all())
          .forEach(
              (point, times) -> {
                if (Points.isCertain(point, flow)) {
                  reached.add(point);
                  kinds(flow, point).forEach(kind -> faults.add(new Fault(point, kind, 1)));
                }
                if (times > 2 && !flow.sharing() && !Points.BEHIND_THE_CALL.contains(point)) {
                  faults.add(new Fault(point, KINDS.get(0), times - 1));
                }
              });
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return faults.stream();
  }

  /* An exception everywhere; with it one of the others, so that each meets a step on some flow. */
  private static List<String> kinds(Flow flow, String point) {
    if (Jdk.fullMatrix()) {
      return KINDS;
    }
    int other = Math.floorMod((flow.name() + point).hashCode(), KINDS.size() - 1);
    return List.of(KINDS.get(0), KINDS.get(1 + other));
  }
}
