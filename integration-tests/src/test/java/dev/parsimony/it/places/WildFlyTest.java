/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Two web applications with client libraries of different age in one WildFly, twice. */
@EnabledIf("areUnpacked")
class WildFlyTest {

  private static final Path PLACES = Path.of(System.getProperty("parsimony.places", "places"));
  private static final List<Client> CLIENTS = List.of(Client.OPENAI.get(1), Client.NEWEST);

  @TempDir Path folder;

  static boolean areUnpacked() {
    return Jdk.fullMatrix() && Files.exists(PLACES.resolve("wildfly-26"));
  }

  @Test
  void wildFly38_isCovered() throws Exception {
    assertCovered("wildfly-38", Jdk.current(), "jakarta.servlet");
  }

  @Test
  void wildFly26_isCovered_onTheOldestJava() throws Exception {
    assertCovered("wildfly-26", Jdk.oldest(), "javax.servlet");
  }

  private void assertCovered(String name, Jdk jdk, String servletPackage) throws Exception {
    Path home = PLACES.resolve(name);
    List<Path> wars = new ArrayList<>();
    for (Client client : CLIENTS) {
      wars.add(WarFile.build(folder, client, servletApi(home), servletPackage));
    }
    try (Outside outside = Outside.in(folder);
        WildFly wildFly =
            WildFly.start(
                home, Files.createDirectory(folder.resolve("base")), jdk, outside.flags())) {
      visitAll(wildFly, outside, wars);
      visitAll(wildFly, outside, wars);
      wildFly.server().stop();

      assertThat(outside.calls()).isEqualTo(Outside.CALLS_OF_A_VISIT);
      assertThat(wildFly.server().told()).hasSize(2);
    }
  }

  private static void visitAll(WildFly wildFly, Outside outside, List<Path> wars) throws Exception {
    for (Path war : wars) {
      wildFly.deploy(war);
    }
    for (Path war : wars) {
      String application = war.getFileName().toString().replace(".war", "");
      assertThat(wildFly.server().visit(application, outside.baseUrl(), "hi %s"))
          .matches(Outside.ANSWERS);
      wildFly.undeploy(war);
    }
  }

  private static Path servletApi(Path home) throws Exception {
    Path modules = home.resolve("modules/system/layers/base");
    try (var files = Files.walk(modules)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*servlet-api.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
