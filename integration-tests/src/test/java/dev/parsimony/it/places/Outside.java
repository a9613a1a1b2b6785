/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.otlp.OtlpAttributes;
import dev.parsimony.it.otlp.OtlpReceiver;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an application that caches meets outside: a provider, a collector and the agent's file. */
final class Outside implements AutoCloseable {

  /** What one {@code Visit} says, which makes a call of each form. */
  static final String ANSWERS = "(answer-\\w+ by gpt-4o-mini;){4}";

  static final int CALLS_OF_A_VISIT = 4;
  private static final String CACHING =
      """
      mode: optimize
      rules:
        - name: all
          cache: {ttl: 1h, retry-window: 0s}
      """;

  private final ProviderStub provider = ProviderStub.start();
  private final OtlpReceiver collector = OtlpReceiver.start();
  private final Path config;

  private Outside(Path config) {
    this.config = config;
  }

  static Outside in(Path folder) throws IOException {
    return new Outside(Files.writeString(folder.resolve("caching.yaml"), CACHING));
  }

  String baseUrl() {
    return provider.baseUrl();
  }

  int calls() {
    return provider.calls();
  }

  /** The options of the JVM that put the agent to work. */
  List<String> flags() {
    return List.of(
        "-javaagent:" + requireNonNull(AppLaunch.builtAgent()) + "=" + config,
        "-Dotel.exporter.otlp.endpoint=" + collector.endpoint(),
        "-Dotel.bsp.schedule.delay=50");
  }

  /** Holds that a visit was answered, from the cache where it could be, and told in spans. */
  void assertCovered(Program.Ended ended) {
    assertThat(ended.stdout()).as(() -> String.join("\n", ended.stderr())).hasSize(1);
    assertThat(ended.stdout().get(0)).matches(ANSWERS);
    assertThat(ended.told()).hasSize(2).noneMatch(line -> line.contains("suppressed"));
    assertCalls(CALLS_OF_A_VISIT);
  }

  /** Holds that so many equal calls were told in spans, and all but the first were hits. */
  void assertCalls(int count) {
    List<?> servedBy =
        collector.awaitSpans(count).stream()
            .map(span -> OtlpAttributes.of(span.getAttributesList()))
            .map(attributes -> attributes.get("parsimony.served_by"))
            .toList();
    assertThat(servedBy).hasSize(count);
    assertThat(servedBy).filteredOn("provider"::equals).hasSize(calls());
    assertThat(servedBy).filteredOn("cache"::equals).hasSize(count - calls());
    // One answer whole and one streamed, at most.
    assertThat(calls()).isBetween(1, 2);
  }

  @Override
  public void close() {
    collector.close();
    try {
      provider.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
