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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An application with an agent whose steps can be made to fail, beside one without any agent. */
final class FaultyApp implements AutoCloseable {

  /** A step that is woven wherever the end of a call has to be waited for. */
  static final String DRAIN = "Observer.drain";

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
  private final Map<Flow, Seen> bare = new HashMap<>();
  private final String endpoint;
  private final Faulty faulty;
  private final AppProcess plain;
  private final AppProcess app;
  private int asked;

  /**
   * Starts both.
   *
   * @param folder an empty one
   * @param points the steps that may fail, {@link #DRAIN} among them
   */
  FaultyApp(Client client, Path folder, Collection<String> points) throws IOException {
    this(client, folder, points, "");
  }

  /** The same with more in its configuration. */
  FaultyApp(Client client, Path folder, Collection<String> points, String more) throws IOException {
    endpoint = client.library().chat();
    String text = more + CONFIG + client.library().config();
    Path config = Files.writeString(folder.resolve("parsimony.yaml"), text);
    AppLaunch launch = AppLaunch.of(Jdk.current(), client, stub.baseUrl());
    plain = launch.withBaseUrl(plainStub.baseUrl()).start();
    faulty = new Faulty(folder);
    app =
        faulty
            .on(
                launch
                    .withAgent(requireNonNull(AppLaunch.builtAgent()), config)
                    .withEnvironment("PARSIMONY_SUMMARY_FILE", folder.resolve("summary").toString())
                    .withEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()),
                points)
            .start();
    app.send(AppCommand.call(endpoint, "warm up"));
  }

  /** Plays a flow without a fault: how often it reaches each of the steps, if at all. */
  Map<String, Integer> visits(Flow flow, Collection<String> points) throws InterruptedException {
    stub.reset();
    settle();
    flow.play().run(app, stub, ask(), new Fault("none", "nothing", 1).armed(this));
    settle();
    Map<String, Integer> visits = new LinkedHashMap<>();
    for (String point : points) {
      int times = faulty.visits(point);
      if (times > 0) {
        visits.put(point, times);
      }
    }
    return visits;
  }

  /** Plays a flow with a fault, which strikes: neither application nor provider sees any of it. */
  void strike(Flow flow, Fault fault) throws InterruptedException {
    strike(flow, fault, true);
  }

  /** The same for a step that may not be reached each time. */
  void strikeIfReached(Flow flow, Fault fault) throws InterruptedException {
    strike(flow, fault, false);
  }

  private void strike(Flow flow, Fault fault, boolean certain) throws InterruptedException {
    Seen expected = bare(flow);
    AppCommand call = ask();
    settle();
    stub.reset();
    long failuresBefore = app.agentFailures();
    int linesBefore = lines();

    Seen seen = new Seen(flow.play().run(app, stub, call, fault.armed(this)), stub);

    assertThat(seen.results).hasSameSizeAs(expected.results);
    for (int i = 0; i < seen.results.size(); i++) {
      // Line by line, so that a failure shows what differs and no more.
      assertThat(seen.results.get(i)).containsExactlyElementsOf(expected.results.get(i));
    }
    if (flow.sharing()) {
      assertThat(seen.requests).isSubsetOf(expected.requests).hasSizeLessThanOrEqualTo(2);
    } else {
      assertThat(seen.requests).isEqualTo(expected.requests);
    }
    int counted = counted(fault, certain);
    until("the failure to be counted", () -> app.agentFailures() >= failuresBefore + counted);
    until("the line", () -> lines() >= linesBefore + counted);
    settle();
    faulty.disarm();
    assertThat(app.send(call).text()).isEqualTo(expected.text);
    if (counted > 0) {
      assertThat(app.agentFailures()).isEqualTo(failuresBefore + counted);
      assertThat(lines()).isEqualTo(linesBefore + counted);
    }
    assertThat(app.agentFailures()).isLessThanOrEqualTo(failuresBefore + 1);
  }

  /** Whether the agent wrote nothing but its own lines so far. */
  void assertQuiet() {
    assertThat(app.strangeOutput()).isEmpty();
  }

  void arm(String point, String kind, int visit) {
    faulty.arm(point, kind, visit);
  }

  boolean hasStruck() {
    return faulty.fired() > 0;
  }

  int visits(String point) {
    return faulty.visits(point);
  }

  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /* To return nothing is right for some steps, and impossible for those without a result. */
  private int counted(Fault fault, boolean certain) {
    if (!certain) {
      settle();
    }
    if (fault.kind().equals("nothing") || (!certain && !hasStruck())) {
      return 0;
    }
    until(fault + " to strike", this::hasStruck);
    return 1;
  }

  /* Until the observer has seen all that has ended so far. */
  private void settle() {
    int rounds = faulty.visits(DRAIN) + 2;
    until("the observer", () -> faulty.visits(DRAIN) >= rounds);
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
    return AppCommand.call(endpoint, "[words:40] question")
        .header("X-Number", "number-%04d".formatted(++asked));
  }

  @Override
  public void close() throws IOException {
    app.close();
    plain.close();
    faulty.close();
    stub.close();
    plainStub.close();
    collector.close();
  }

  /** What application and provider saw. */
  private static final class Seen {

    final List<List<String>> results;
    final List<List<String>> requests;
    final String text;

    Seen(List<AppResult> results, ProviderStub stub) {
      this.results =
          results.stream()
              .map(result -> Masked.result(result.json()))
              .map(lines -> lines.stream().filter(line -> !isOfOneReply(line)).toList())
              .toList();
      this.requests = stub.requests().stream().map(Seen::request).toList();
      this.text = results.get(0).text();
    }

    /* What an answer from memory has of its own. */
    private static boolean isOfOneReply(String line) {
      return line.startsWith("/headers/") || line.startsWith("/response/requestId ");
    }

    /* The number is where the library has room for it. */
    private static List<String> request(StubRequest request) {
      return Masked.requests(List.of(request)).stream()
          .map(line -> line.replaceAll("number-\\d+", "number"))
          .toList();
    }
  }
}
