/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static java.util.Objects.requireNonNull;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** With every call cached and joined, what is asked for the first time is seen as without. */
@EnabledIf("agentIsBuilt")
class OptimizingTransparencyTest extends TransparencyContract {

  private static final String EVERYTHING_CACHED =
      """
      mode: optimize
      rules:
        - name: everything
          cache:
            max-temperature: 2
            tool-calls: true
            stored: true
      """;

  @TempDir static Path folder;

  private Path config = Path.of("not yet written");

  static boolean agentIsBuilt() {
    return AppLaunch.builtAgent() != null;
  }

  @BeforeAll
  void writeConfig() throws IOException {
    config = Files.writeString(folder.resolve("parsimony.yaml"), EVERYTHING_CACHED);
  }

  @Override
  AppLaunch changed(AppLaunch plain) {
    return plain
        .withAgent(requireNonNull(AppLaunch.builtAgent()), config)
        .withEnvironment("OTEL_TRACES_EXPORTER", "none")
        .withEnvironment("OTEL_METRICS_EXPORTER", "none");
  }

  @Override
  List<Client> clients(Jdk jdk) {
    return List.of(Client.NEWEST);
  }

  @Override
  long expectedAgentFailures() {
    return 0;
  }
}
