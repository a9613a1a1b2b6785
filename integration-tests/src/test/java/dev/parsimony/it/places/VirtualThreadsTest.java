/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications on virtual threads: a wait for the agent's sake holds no carrier thread. */
@EnabledIf("hasVirtualThreads")
class VirtualThreadsTest {

  private static final String CACHING =
      """
      mode: optimize
      rules:
        - name: all
          cache: {ttl: 1h}
      """;

  private final Path agent = requireNonNull(AppLaunch.builtAgent());
  private final String okHttp = Client.OKHTTP.get(Client.OKHTTP.size() - 1).classPath();
  @TempDir Path folder;

  static boolean hasVirtualThreads() {
    return AppLaunch.agentIsBuilt() && jdks().findAny().isPresent();
  }

  static Stream<Jdk> jdks() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() >= 21);
  }

  static Stream<Arguments> clients() {
    return jdks().flatMap(jdk -> Stream.of("okhttp", "jdk").map(name -> Arguments.of(jdk, name)));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void equalCallsInFlight_shareOneReply_andPinNoCarrier(Jdk jdk, String client) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("caching.yaml"), CACHING + ClientLibrary.STUB_IS_A_PROVIDER);
    SmallApp app =
        SmallApp.compiled(17, folder, "VirtualThreads", SmallApp.source("VirtualThreads"), okHttp)
            .withLibraries(okHttp);
    try (ProviderStub stub = ProviderStub.start()) {
      stub.next(Slow.of(Duration.ofMillis(300), Duration.ofMillis(10)));
      Program.Ended ended = app.run(jdk, flags(config), stub.baseUrl(), client);

      assertThat(answers(ended)).as(() -> String.join("\n", ended.stderr())).hasSize(16);
      assertThat(answers(ended).distinct()).hasSize(1);
      assertThat(stub.calls()).isEqualTo(1);
      assertThat(ended.stdout())
          .noneMatch(line -> line.contains("parsimony") && line.contains("monitors"));
      assertThat(ended.told()).noneMatch(line -> line.contains("suppressed"));
    }
  }

  private List<String> flags(Path config) {
    return List.of(
        "-javaagent:" + agent + "=" + config,
        "-Dparsimony.telemetry.enabled=false",
        "-Djdk.virtualThreadScheduler.parallelism=1",
        "-Djdk.virtualThreadScheduler.maxPoolSize=1",
        "-Djdk.tracePinnedThreads=full");
  }

  private static Stream<String> answers(Program.Ended ended) {
    return ended.stdout().stream().filter(line -> line.startsWith("answer "));
  }
}
