/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.fault.Faulty;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Steps that take longer than the agent may: the calls are answered, and each step is counted. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class SlowStepTest {

  private static final List<String> POINTS =
      List.of(
          "OpenAiAdapter.open",
          "Requests.read",
          "ConfigSnapshot.lookup",
          "CachePolicy.before",
          "SingleflightPolicy.before",
          "Call.tap",
          "SingleflightPolicy.opened",
          "CachePolicy.ended",
          "Observer.closed");
  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: all
          cache: {ttl: 1h, retry-window: 0s}
      """;

  @Test
  void slowStep_isCountedWhereItHeldTheCaller(@TempDir Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("parsimony.yaml"), CONFIG);
    try (ProviderStub stub = ProviderStub.start();
        Faulty faulty = new Faulty(folder);
        AppProcess app = faulty.on(launch(stub, config), POINTS).start()) {
      app.send(AppCommand.chat("warm up"));
      for (String point : POINTS) {
        faulty.arm(point, "slow", 1);
        app.begin(point, AppCommand.chat("slow " + point).form("stream"));
        Await.until(point + " is reached", () -> faulty.fired() > 0);
      }
      for (String point : POINTS) {
        AppResult result = app.await(point);
        assertThat(result.text()).as(point + result.json()).startsWith("answer-");
      }
      assertThat(stub.calls()).isEqualTo(POINTS.size() + 1);
      assertThat(app.agentFailures()).isEqualTo(POINTS.size());
    }
  }

  @Test
  void suspendedMachine_isNoFailureOfTheStepUnderWay(@TempDir Path folder) throws Exception {
    Path summary = folder.resolve("summary.json");
    Path config =
        Files.writeString(
            folder.resolve("parsimony.yaml"), CONFIG + "summary: {file: " + summary + "}\n");
    try (ProviderStub stub = ProviderStub.start();
        Faulty faulty = new Faulty(folder);
        AppProcess app = faulty.on(launch(stub, config), POINTS).start()) {
      app.send(AppCommand.chat("warm up"));
      Await.until("the observer has done its work", () -> Files.exists(summary));
      faulty.arm("CachePolicy.before", "unhurried", 1);
      app.begin("call", AppCommand.chat("suspended"));
      Await.until("the step is reached", () -> faulty.fired() > 0);

      suspend(app.pid(), 8);

      assertThat(app.await("call").text()).startsWith("answer-");
      assertThat(app.agentFailures()).isZero();
    }
  }

  private static void suspend(long pid, int seconds) throws Exception {
    String script = "kill -STOP " + pid + " && sleep " + seconds + " && kill -CONT " + pid;
    assertThat(new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor()).isZero();
  }

  private static AppLaunch launch(ProviderStub stub, Path config) {
    return AppLaunch.of(Jdk.current(), Client.NEWEST, stub.baseUrl())
        .withAgent(requireNonNull(AppLaunch.builtAgent()), config)
        .withEnvironment("OTEL_SDK_DISABLED", "true");
  }
}
