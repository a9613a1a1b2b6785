/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.fault.Faulty;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step that fails while the agent starts or weaves leaves an application without the agent. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class FaultAtStartTest {

  private static final List<String> FORMS = List.of("blocking", "async", "stream", "async-stream");

  @ParameterizedTest
  @CsvSource({
    "ParsimonyAgent.start, exception",
    "ParsimonyAgent.configPath, error",
    "ParsimonyAgent.settleWithOpenTelemetryAgent, exception",
    "ParsimonyAgent.agentLoader, exception",
    "ParsimonyAgent.agentLoader, nothing",
    "LazyGate.weaver, overflow",
    "AgentClassLoader.findClass, error",
    "AgentClassLoader.classBytes, exception",
    "Awakening.start, exception",
    "Awakening.get, overflow",
    "Awakening.wake, exception",
    "Configuration.hosts, error",
    "Configuration.holder, exception",
    "ProviderGate.admit, exception",
    "Agent.start, exception",
    "Agent.start, error",
    "Agent.policies, nothing",
    "ConfigHolder.start, exception",
    "ConfigHolder.start, overflow",
    "ConfigHolder.start, nothing",
    "Listeners.inOrder, exception",
    "AgentThreads.start, error",
    "AgentThreads.atExit, exception",
    "Instrumenter.dispatcher, exception",
    "Instrumenter.weaver, exception",
    "Weaver.transform, exception",
    "Weaver.weave, overflow",
    "CallWeaver.visitMethod, exception",
    "LibraryVersion.of, exception",
    "Dispatcher.entryOf, exception",
    "Dispatcher.adapterOf, error",
    "Dispatcher.adapterOf, nothing",
    "AdapterLoader.define, error",
    "SdkRequests.baseOf, exception",
  })
  void failingStart_leavesTheApplicationAlone(String point, String kind, @TempDir Path folder)
      throws IOException {
    try (ProviderStub stub = ProviderStub.start();
        Faulty faulty = new Faulty(folder);
        AppProcess app = faulty.armedOn(launch(stub), point, kind).start()) {
      for (String form : FORMS) {
        AppResult result = app.send(AppCommand.chat("hi").form(form));

        assertThat(result.ok()).as(result.json().toString()).isTrue();
        assertThat(result.text()).startsWith("answer-");
      }
      assertThat(stub.calls()).isEqualTo(FORMS.size());
      assertThat(faulty.fired()).isOne();
      assertThat(app.agentFailures()).isOne();
      assertThat(app.stop()).isZero();
      assertThat(app.stderr()).filteredOn(line -> line.contains("suppressed failure")).hasSize(1);
      assertThat(String.join("\n", app.stderr())).doesNotContain("secret");
      assertThat(app.strangeOutput()).isEmpty();
    }
  }

  private static AppLaunch launch(ProviderStub stub) {
    return AppLaunch.of(Jdk.current(), Client.NEWEST, stub.baseUrl())
        .withAgent(requireNonNull(AppLaunch.builtAgent()), null)
        .withEnvironment("OTEL_SDK_DISABLED", "true");
  }
}
