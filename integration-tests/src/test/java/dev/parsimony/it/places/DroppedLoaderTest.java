/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole application that is dropped after its calls, several times over: nothing holds it. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class DroppedLoaderTest {

  private static final int TIMES = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndOldest")
  void droppedApplication_isCollected_eachTime(Jdk jdk) throws IOException {
    SmallApp app = SmallApp.compiled(folder, "LoaderApp", SmallApp.source("LoaderApp"), "");
    try (Outside outside = Outside.in(folder)) {
      List<String> flags = new ArrayList<>(outside.flags());
      // What softly held caches of the JVM keep for minutes is let go at once.
      flags.add("-XX:SoftRefLRUPolicyMSPerMB=0");
      String visiting = visiting();
      Program.Ended ended =
          app.run(jdk, flags, "drop", outside.baseUrl(), visiting, visiting, visiting, visiting);

      assertThat(ended.stdout()).hasSize(TIMES + 1).endsWith("gone: " + TIMES);
      assertThat(ended.stdout().subList(0, TIMES)).allMatch(line -> line.matches(Outside.ANSWERS));
      assertThat(ended.told()).hasSize(2);
      // Each of two questions is bought once in each form.
      assertThat(outside.calls()).isEqualTo(8);
    }
  }

  private String visiting() throws IOException {
    SmallApp visit =
        SmallApp.compiled(
            folder.resolve("visit"),
            "dev.parsimony.app.Visit",
            SmallApp.source("Visit"),
            Client.NEWEST.classPath());
    return visit.classes() + File.pathSeparator + Client.NEWEST.classPath();
  }
}
