/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Two web applications with client libraries of different age, deployed again and again. */
@Order(1)
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class TomcatTest {

  private static final Path PLACES = Path.of(System.getProperty("parsimony.places", "places"));
  private static final int ROUNDS = Jdk.fullMatrix() ? 50 : 3;
  private static final List<Client> CLIENTS = List.of(Client.OPENAI.get(1), Client.NEWEST);

  @TempDir Path folder;

  @Test
  void tomcat10_unloadsOldApplications() throws Exception {
    assertUnloads("tomcat-10", Jdk.current(), "jakarta.servlet");
  }

  @Test
  void tomcat9_unloadsOldApplications_onTheOldestJava() throws Exception {
    assertUnloads("tomcat-9", Jdk.oldest(), "javax.servlet");
  }

  private void assertUnloads(String name, Jdk jdk, String servletPackage) throws Exception {
    Path home = PLACES.resolve(name);
    Path base = Files.createDirectory(folder.resolve("base"));
    for (Client client : CLIENTS) {
      WarFile.build(folder, client, home.resolve("lib/servlet-api.jar"), servletPackage);
    }
    try (Outside outside = Outside.in(folder);
        Tomcat tomcat = Tomcat.start(home, base, jdk, outside.flags())) {
      for (int round = 1; round <= ROUNDS; round++) {
        visitAll(tomcat, outside, "round " + round + " %s");
      }
      // Threads of the client library live on for a minute.
      assertThat(tomcat.server().comes(tomcat::hasNoLeak)).as("all are collected").isTrue();
      tomcat.server().stop();

      // What the first application asks, the second is given from memory.
      assertThat(outside.calls()).isEqualTo(ROUNDS * Outside.CALLS_OF_A_VISIT);
      assertThat(tomcat.server().told()).hasSize(2);
    }
  }

  private void visitAll(Tomcat tomcat, Outside outside, String prompt) throws Exception {
    for (Client client : CLIENTS) {
      tomcat.deploy(client.name(), folder.resolve(client.name() + ".war"));
    }
    for (Client client : CLIENTS) {
      assertThat(tomcat.server().visit(client.name(), outside.baseUrl(), prompt))
          .matches(Outside.ANSWERS);
      tomcat.undeploy(client.name());
    }
  }
}
