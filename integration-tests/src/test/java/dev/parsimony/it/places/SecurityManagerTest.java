/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application whose permissions are just enough for itself. */
@EnabledIf("hasSecurityManagers")
class SecurityManagerTest {

  @TempDir Path folder;

  static boolean hasSecurityManagers() {
    return AppLaunch.agentIsBuilt() && jdks().findAny().isPresent();
  }

  static Stream<Jdk> jdks() {
    return Jdk.currentAndOldest().stream().filter(jdk -> jdk.feature() < 24);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void agent_needsNoPermissionOfTheApplication(Jdk jdk) throws IOException {
    SmallApp visit = visit();
    try (Outside outside = Outside.in(folder)) {
      List<String> flags = new ArrayList<>(outside.flags());
      flags.add("-Djava.security.manager");
      flags.add("-Djava.security.policy==" + policy(visit));
      flags.add("-Dprovider.port=" + URI.create(outside.baseUrl()).getPort());
      Program.Ended ended = visit.run(jdk, flags, outside.baseUrl());

      assertThat(ended.status()).isZero();
      outside.assertCovered(ended);
    }
  }

  private SmallApp visit() throws IOException {
    String libraries = Client.NEWEST.classPath();
    String source = SmallApp.source("Visit");
    return SmallApp.compiled(folder, "dev.parsimony.app.Visit", source, libraries)
        .withLibraries(libraries);
  }

  /* The agent is not named in it. */
  private Path policy(SmallApp app) throws IOException {
    StringBuilder policy = new StringBuilder(SmallApp.resource("app.policy")).append("grant {\n");
    for (String library : app.libraries().split(File.pathSeparator)) {
      policy.append("  permission java.io.FilePermission \"" + library + "\", \"read\";\n");
    }
    return Files.writeString(folder.resolve("app.policy"), policy.append("};\n"));
  }
}
