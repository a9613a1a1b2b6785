/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The retry loop that Spring itself has from 7.0 on. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class SpringRetriesTest {

  private final Path agent = requireNonNull(AppLaunch.builtAgent());
  private final String spring = Client.newest(Client.SPRING_WEB).classPath();
  @TempDir Path folder;

  @Test
  void attempts_areOneCall() throws IOException {
    try (ProviderStub stub = ProviderStub.start()) {
      stub.nextTimes(2, Faults.status(500));
      Program.Ended ended = run(stub.baseUrl());

      assertThat(ended.stdout())
          .as(() -> String.join("\n", ended.stderr()))
          .containsExactly("alone", "true");
      assertThat(ended.told()).noneMatch(line -> line.contains("suppressed"));
      assertThat(stub.calls()).isEqualTo(3);
    }
    JsonNode totals = new ObjectMapper().readTree(summary().toFile()).path("totals");
    assertThat(totals.path("calls").asInt()).isEqualTo(1);
    assertThat(totals.path("errors").asInt()).isZero();
  }

  @Test
  void loopThatAsksNobody_wakesNoEngine() throws IOException {
    Program.Ended ended = run();

    assertThat(ended.stdout()).containsExactly("alone");
    assertThat(ended.told()).noneMatch(line -> line.contains("client="));
    assertThat(summary()).doesNotExist();
  }

  private Program.Ended run(String... arguments) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            "summary:\n  file: '" + summary() + "'\n" + ClientLibrary.STUB_IS_A_PROVIDER);
    return SmallApp.compiled(17, folder, "SpringRetries", SmallApp.source("SpringRetries"), spring)
        .withLibraries(spring)
        .run(
            Jdk.current(),
            List.of("-javaagent:" + agent + "=" + config, "-Dparsimony.telemetry.enabled=false"),
            arguments);
  }

  private Path summary() {
    return folder.resolve("summary.json");
  }
}
