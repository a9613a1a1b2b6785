/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import dev.parsimony.it.harness.AppLaunch;
import java.nio.file.Path;

/** Another agent in the same JVM. */
enum PeerAgent {
  OPENTELEMETRY("opentelemetry-javaagent.jar"),
  DATADOG("dd-java-agent.jar");

  private final String jar;

  PeerAgent(String jar) {
    this.jar = jar;
  }

  AppLaunch before(AppLaunch launch) {
    return launch.withFlags(flag());
  }

  AppLaunch after(AppLaunch launch) {
    String ours = "-javaagent:" + launch.agent() + "=" + launch.config();
    return launch.withAgent(null, null).withFlags(ours, flag());
  }

  private String flag() {
    return "-javaagent:" + Path.of(System.getProperty("parsimony.peers", "target/peers"), jar);
  }
}
