/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.app.Masked;
import dev.parsimony.it.fault.Faulty;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.otlp.OtlpReceiver;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
  private static final String NUMBER = "X-Number";
  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: all
          cache: {ttl: 1h, retry-window: 0s}
      """;

  private final ProviderStub plainStub = ProviderStub.start();
  private final ProviderStub stub = ProviderStub.start();
  private final OtlpReceiver collector = OtlpReceiver.start();
  private final Set<String> reached = new HashSet<>();
  private final Map<Flow, Seen> bare = new HashMap<>();
  private Faulty faulty;
  private AppProcess plain;
  private AppProcess app;
  private int asked;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("parsimony.yaml"), CONFIG);
    AppLaunch launch = AppLaunch.of(Jdk.current(), Client.NEWEST, stub.baseUrl());
    plain = launch.withBaseUrl(plainStub.baseUrl()).start();
    faulty = new Faulty(folder);
    app =
        faulty
            .on(
                launch
                    .withAgent(requireNonNull(AppLaunch.builtAgent()), config)
                    .withEnvironment("PARSIMONY_SUMMARY_FILE", folder.resolve("summary").toString())
                    .withEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()),
                Points.all())
            .start();
    app.send(AppCommand.chat("warm up"));
  }

  @AfterAll
  void stop() throws IOException {
    app.close();
    plain.close();
    faulty.close();
    stub.close();
    plainStub.close();
    collector.close();
  }

  @TestFactory
  Stream<DynamicNode> failingStep_isNotNoticedByTheApplication() {
    Stream<DynamicNode> flows = Flow.all().stream().map(this::flow);
    return Stream.concat(flows, Stream.of(DynamicTest.dynamicTest("all points", this::allReached)));
  }

  private DynamicNode flow(Flow flow) {
    return DynamicContainer.dynamicContainer(
        flow.name(), Stream.of(flow).flatMap(this::visited).flatMap(visit -> faults(flow, visit)));
  }

  private void allReached() {
    Set<String> missed = new LinkedHashSet<>(Points.all());
    missed.removeAll(reached);
    assertThat(missed).isEmpty();
    assertThat(app.strangeOutput()).isEmpty();
  }

  /* Which steps a flow reaches, and how often, is found out by playing it without a fault. */
  private Stream<Visit> visited(Flow flow) {
    try {
      stub.reset();
      settle();
      flow.play().run(app, stub, ask(), new Fault("none", "nothing", 1));
      settle();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    List<Visit> visits = new ArrayList<>();
    for (String point : Points.all()) {
      int times = faulty.visits(point);
      if (times > 0 && Points.isCertain(point, flow)) {
        reached.add(point);
        visits.add(new Visit(point, 1));
      }
      if (times > 2 && !flow.sharing() && !Points.BEHIND_THE_CALL.contains(point)) {
        visits.add(new Visit(point, times - 1));
      }
    }
    return visits.stream();
  }

  private Stream<DynamicNode> faults(Flow flow, Visit visit) {
    return kinds(flow, visit).stream()
        .map(kind -> new Fault(visit.point, kind, visit.time))
        .map(fault -> DynamicTest.dynamicTest(fault.toString(), () -> strike(flow, fault)));
  }

  /* An exception everywhere; with it one of the others, so that each meets a step on some flow. */
  private static List<String> kinds(Flow flow, Visit visit) {
    if (visit.time > 1) {
      return KINDS.subList(0, 1);
    }
    if (Jdk.fullMatrix()) {
      return KINDS;
    }
    int other = Math.floorMod((flow.name() + visit.point).hashCode(), KINDS.size() - 1);
    return List.of(KINDS.get(0), KINDS.get(1 + other));
  }

  private void strike(Flow flow, Fault fault) throws InterruptedException {
    Seen expected = bare(flow);
    AppCommand call = ask();
    settle();
    stub.reset();
    long failuresBefore = app.agentFailures();
    int linesBefore = lines();

    Seen seen = new Seen(flow.play().run(app, stub, call, fault), stub);

    assertThat(seen.results).isEqualTo(expected.results);
    if (flow.sharing()) {
      assertThat(seen.requests).isSubsetOf(expected.requests).hasSizeLessThanOrEqualTo(2);
    } else {
      assertThat(seen.requests).isEqualTo(expected.requests);
    }
    int counted = counted(fault);
    until("the failure to be counted", () -> app.agentFailures() >= failuresBefore + counted);
    until("the line", () -> lines() >= linesBefore + counted);
    settle();
    faulty.disarm();
    assertThat(app.send(call).text()).isEqualTo(expected.text);
    if (!fault.kind.equals("nothing")) {
      assertThat(app.agentFailures()).isEqualTo(failuresBefore + counted);
      assertThat(lines()).isEqualTo(linesBefore + counted);
    }
    assertThat(app.agentFailures()).isLessThanOrEqualTo(failuresBefore + 1);
  }

  /* To return nothing is right for some steps, and impossible for those without a result. */
  private int counted(Fault fault) {
    if (!fault.kind.equals("nothing")) {
      until(fault + " to strike", () -> faulty.fired() == 1);
      return 1;
    }
    return 0;
  }

  /* Until the observer has seen all that has ended so far. */
  private void settle() {
    int rounds = faulty.visits("Observer.drain") + 2;
    until("the observer", () -> faulty.visits("Observer.drain") >= rounds);
  }

  private int lines() {
    return (int) app.stderr().stream().filter(line -> line.contains("suppressed failure")).count();
  }

  private Seen bare(Flow flow) throws InterruptedException {
    Seen seen = bare.get(flow);
    if (seen == null) {
      plainStub.reset();
      List<AppResult> results = flow.play().run(plain, plainStub, ask(), Flow.Arming.NONE);
      seen = new Seen(results, plainStub);
      bare.put(flow, seen);
    }
    return seen;
  }

  /* Always the same question, and to the cache never the same. */
  private AppCommand ask() {
    return AppCommand.chat("[words:40] question").header(NUMBER, Integer.toString(++asked));
  }

  private static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  private record Visit(String point, int time) {}

  /** What application and provider saw. */
  private static final class Seen {

    final List<List<String>> results;
    final List<List<String>> requests;
    final String text;

    Seen(List<AppResult> results, ProviderStub stub) {
      this.results = results.stream().map(result -> Masked.result(result.json())).toList();
      this.requests = stub.requests().stream().map(Seen::request).toList();
      this.text = results.get(0).text();
    }

    private static List<String> request(StubRequest request) {
      return Masked.requests(List.of(request)).stream()
          .filter(line -> !line.startsWith(NUMBER))
          .toList();
    }
  }

  /** One failure of one step. */
  private final class Fault implements Flow.Arming {

    final String point;
    final String kind;
    final int visit;

    Fault(String point, String kind, int visit) {
      this.point = point;
      this.kind = kind;
      this.visit = visit;
    }

    @Override
    public void arm() {
      faulty.arm(point, kind, visit);
    }

    @Override
    public void start() {
      faulty.arm("none", "nothing", 1);
    }

    @Override
    public void awaitLeader() {
      until("the first call to read", () -> faulty.visits("ReplyTap.readUpstream") > 0);
    }

    @Override
    public void awaitFollower() {
      until(
          "the follower",
          () ->
              faulty.visits("Call.await") + faulty.visits("Call.whenReady") > 0
                  || faulty.fired() > 0);
    }

    @Override
    public String toString() {
      return kind + " at " + point + (visit == 1 ? "" : " the " + visit + ". time");
    }
  }
}
