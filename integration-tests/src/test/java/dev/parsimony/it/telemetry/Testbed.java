/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.otlp.OtlpReceiver;
import dev.parsimony.it.stub.ProviderStub;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An application under the agent, between a provider and a collector of its own. */
public final class Testbed implements AutoCloseable {

  private final ProviderStub provider = ProviderStub.start();
  private final OtlpReceiver collector = OtlpReceiver.start();
  private final @Nullable Path config;
  private final AppProcess app;

  private Testbed(
      Client client, @Nullable String yaml, UnaryOperator<AppLaunch> change) {
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
    return app.send(command);
  }

  /** Sends one command, and tells of the single span that follows from it. */
  public ExportedSpan spanOf(AppCommand command) {
    collector.clear();
    app.send(command);
    return ExportedSpan.of(awaitSpan());
  }

  public Span awaitSpan() {
    List<Span> spans = collector.awaitSpans(1);
    assertThat(spans).hasSize(1);
    return spans.get(0);
  }

  /** Replaces the agent's configuration. */
  public void configure(String yaml) {
    write(requireNonNull(config), yaml);
  }

  /** Ends the application and holds it to what must be true of every run. */
  public void end() {
    assertThat(app.agentFailures()).isZero();
    assertThat(app.stop()).isZero();
    assertThat(app.strangeOutput()).isEmpty();
    assertThat(app.stderr()).allMatch(line -> line.startsWith("[parsimony] "));
  }

  @Override
  public void close() {
    app.close();
    collector.close();
    try {
      provider.close();
      if (config != null) {
        Files.delete(config);
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
}
