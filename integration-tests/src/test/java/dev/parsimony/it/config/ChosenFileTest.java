/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.telemetry.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file is the configuration. */
class ChosenFileTest {

  @TempDir Path folder;
  private Path caching = Path.of("");
  private Path off = Path.of("");

  @BeforeEach
  void write() throws IOException {
    caching = Files.writeString(folder.resolve("caching.yaml"), Effect.CACHING);
    off = Files.writeString(folder.resolve("off.yaml"), "mode: off\n");
  }

  @Test
  void argumentOfTheAgent_comesFirst() {
    assertCaching(
        launch ->
            launch
                .withAgent(launch.agent(), caching)
                .withFlags("-Dparsimony.config=" + off)
                .withEnvironment("PARSIMONY_CONFIG", off.toString()));
  }

  private void assertCaching(UnaryOperator<AppLaunch> choice) {
    try (Testbed bed = Testbed.start(Client.NEWEST, null, choice)) {
      assertThat(Effect.isCaching(bed)).isTrue();
      assertThat(bed.app().stderr().get(0)).endsWith(" config=" + caching);
      bed.end();
    }
  }
}
