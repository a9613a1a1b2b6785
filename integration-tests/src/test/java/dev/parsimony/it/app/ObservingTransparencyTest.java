/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static java.util.Objects.requireNonNull;

import dev.parsimony.it.harness.AppLaunch;
import org.junit.jupiter.api.condition.EnabledIf;

/** The agent without a config file only observes: nobody sees a difference. */
@EnabledIf("agentIsBuilt")
class ObservingTransparencyTest extends TransparencyContract {

  static boolean agentIsBuilt() {
    return AppLaunch.builtAgent() != null;
  }

  @Override
  AppLaunch changed(AppLaunch plain) {
    return plain
        .withAgent(requireNonNull(AppLaunch.builtAgent()), null)
        .withEnvironment("OTEL_TRACES_EXPORTER", "none")
        .withEnvironment("OTEL_METRICS_EXPORTER", "none");
  }

  @Override
  long expectedAgentFailures() {
    return 0;
  }
}
