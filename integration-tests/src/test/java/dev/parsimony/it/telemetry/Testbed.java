/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.otlp.OtlpReceiver;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An application under the agent, between a provider and a collector of its own. */
public final class Testbed implements AutoCloseable {

  private final ProviderStub provider = ProviderStub.start();
  private final OtlpReceiver collector = OtlpReceiver.start();
  private final @Nullable Path config;
  private final Client client;
  private final AppProcess app;
  private int expectedSpans;

  private Testbed(Client client, @Nullable String yaml, UnaryOperator<AppLaunch> change) {
    this.client = client;
    this.config = yaml == null ? null : written(yaml);
    AppLaunch launch =
        AppLaunch.of(Jdk.current(), client, provider.baseUrl())
            .withAgent(requireNonNull(AppLaunch.builtAgent(), "the agent is not built"), config)
            .withEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
            .withEnvironment("OTEL_BSP_SCHEDULE_DELAY", "50")
            .withEnvironment("OTEL_METRIC_EXPORT_INTERVAL", "250");
    this.app = change.apply(launch).start();
  }

  /** The newest client library; without a text, the agent has no config file. */
  public static Testbed start(@Nullable String yaml) {
    return start(Client.NEWEST, yaml, launch -> launch);
  }

  public static Testbed start(
      Client client, @Nullable String yaml, UnaryOperator<AppLaunch> change) {
    return new Testbed(client, yaml, change);
  }

  public ProviderStub provider() {
    return provider;
  }

  public OtlpReceiver collector() {
    return collector;
  }

  public AppProcess app() {
    return app;
  }

  public AppResult send(AppCommand command) {
    return send(command, 1);
  }

  /** A command that the application makes that many calls for. */
  public AppResult send(AppCommand command, int calls) {
    expectedSpans += calls;
    return app.send(command);
  }

  /** The same call on that many threads at once. */
  public List<AppResult> parallel(int threads, AppCommand command) {
    expectedSpans += threads;
    return app.send(command.parallel(threads)).results();
  }

  /** Begins a call that {@code app().await} tells the result of. */
  public void begin(String id, AppCommand command) {
    expectedSpans++;
    app.begin(id, command);
  }

  /** Waits until the calls that were begun under these names wait for something themselves. */
  public void awaitWaiting(String... ids) {
    Set<String> names = Arrays.stream(ids).map(id -> "scenario-" + id).collect(Collectors.toSet());
    Await.until("they wait", () -> waiting(names) >= names.size());
  }

  private long waiting(Set<String> names) {
    return StreamSupport.stream(app.threads().spliterator(), false)
        .filter(thread -> names.contains(thread.path("name").asText()))
        .filter(thread -> thread.path("state").asText().endsWith("WAITING"))
        .count();
  }

  /** Makes a call and tells it from both sides. */
  public Observed observe(AppCommand command) {
    settle();
    AppResult seen = send(command);
    return new Observed(seen, awaitSpans().get(0));
  }

  public ExportedSpan spanOf(AppCommand command) {
    return observe(command).span();
  }

  /** Waits for the spans of all calls so far, and forgets them. */
  public void settle() {
    awaitSpans();
    collector.clear();
    expectedSpans = 0;
  }

  /** The spans of all calls since the bed was settled last. */
  public List<ExportedSpan> awaitSpans() {
    List<ExportedSpan> spans =
        collector.awaitSpans(expectedSpans).stream().map(ExportedSpan::of).toList();
    assertThat(spans).hasSize(expectedSpans);
    return spans;
  }

  /** The agent's config file, where there is one. */
  public Path config() {
    return requireNonNull(config, "no config file");
  }

  /** Replaces the agent's configuration. */
  public void configure(String yaml) {
    write(config(), yaml);
  }

  /** Ends the application and holds it to what must be true of every run. */
  public void end() {
    assertThat(app.agentFailures()).as(() -> String.join("\n", app.stderr())).isZero();
    assertThat(app.stop()).isZero();
    assertThat(app.strangeOutput()).isEmpty();
    if (client.library().equals(ClientLibrary.OPENAI_JAVA)) {
      // Others have warnings of their own to give.
      assertThat(app.stderr()).allMatch(line -> line.startsWith("[parsimony] "));
    }
  }

  @Override
  public void close() {
    app.close();
    collector.close();
    try {
      provider.close();
      if (config != null) {
        Files.deleteIfExists(config);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path written(String yaml) {
    try {
      Path file = Files.createTempFile("parsimony", ".yaml");
      write(file, yaml);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String yaml) {
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A call as the application saw it, and its span. */
  public record Observed(AppResult seen, ExportedSpan span) {}
}
