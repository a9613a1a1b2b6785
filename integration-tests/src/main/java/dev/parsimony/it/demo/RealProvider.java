/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import java.util.HashMap;
import java.util.Map;

/** The provider that the environment names, known only by what application and agent report. */
final class RealProvider implements Provider {

  private final Map<String, String> environment = new HashMap<>();

  RealProvider(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("OPENAI_")) {
            this.environment.put(name, value);
          }
        });
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }

  @Override
  public Bill bill(DeskRun run) {
    AgentSummary summary = run.summary();
    return summary == null ? run.reported() : summary.billed();
  }

  @Override
  public void close() {}
}
