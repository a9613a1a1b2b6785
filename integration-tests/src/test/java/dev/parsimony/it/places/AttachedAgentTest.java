/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that have made calls with their clients when the agent comes. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class AttachedAgentTest {

  private static final String CACHING =
      """
      mode: optimize
      telemetry: {enabled: false}
      rules:
        - name: all
          cache: {ttl: 1h, retry-window: 0s}
      """;

  private final Path agent = requireNonNull(AppLaunch.builtAgent());
  @TempDir Path folder;

  /* A library on every JVM, one that ends in the JDK's own classes, and in the full matrix all. */
  static Stream<Arguments> places() {
    Stream<Client> others =
        Client.newestOfEach().stream()
            .filter(client -> Jdk.fullMatrix() || client.library() == ClientLibrary.JAVA_NET_HTTP);
    return Stream.concat(
        Jdk.ofMatrix().stream().map(jdk -> Arguments.of(jdk, Client.NEWEST)),
        others
            .filter(client -> client != Client.NEWEST)
            .map(client -> Arguments.of(Jdk.current(), client)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void callsThatFollow_areCovered(Jdk jdk, Client client) throws Exception {
    ClientLibrary library = client.library();
    Path config = Files.writeString(folder.resolve("caching.yaml"), CACHING + library.config());
    try (ProviderStub stub = ProviderStub.start();
        AppProcess app = attachable(jdk, client, stub).start()) {
      ask(app, library);
      attach(app, config);
      ask(app, library);

      // All before, then one whole and one streamed: the rest is served from the cache.
      int before = library.chatForms().size();
      assertThat(stub.calls()).isBetween(before + 1, Math.min(before + 2, 2 * before - 1));
      assertThat(app.agentFailures()).isZero();
      assertThat(app.stop()).isZero();
      assertThat(app.stderr().stream().filter(line -> line.startsWith("[parsimony]"))).hasSize(2);
    }
  }

  private static void ask(AppProcess app, ClientLibrary library) {
    for (String form : library.chatForms()) {
      assertThat(app.send(AppCommand.call(library.chat(), "hi").form(form)).ok()).isTrue();
    }
  }

  private static AppLaunch attachable(Jdk jdk, Client client, ProviderStub stub) {
    AppLaunch launch = AppLaunch.of(jdk, client, stub.baseUrl());
    return jdk.feature() < 21 ? launch : launch.withFlags("-XX:+EnableDynamicAgentLoading");
  }

  private void attach(AppProcess app, Path config) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(app.pid()));
    try {
      machine.loadAgent(agent.toString(), config.toString());
    } finally {
      machine.detach();
    }
  }
}
