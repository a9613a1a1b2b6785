/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers whose modules see nothing of the JVM but what they import. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class ModulesTest {

  private static final Path PLACES = Path.of(System.getProperty("parsimony.places", "places"));

  private static final String MANIFEST =
      """
      Manifest-Version: 1.0
      Bundle-ManifestVersion: 2
      Bundle-SymbolicName: com.acme.app
      DynamicImport-Package: javax.*,org.w3c.*,org.xml.*,sun.misc,jdk.net
      Bundle-ClassPath: .,
       %s
      """;

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdk.ofMatrix().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void jbossModules(Jdk jdk) throws IOException {
    assumeThat(jdk.feature()).as("what JBoss Modules needs").isGreaterThanOrEqualTo(11);
    Path module = Files.createDirectories(folder.resolve("modules/com/acme/app/main"));
    String roots =
        Stream.of(visit().split(File.pathSeparator))
            .map("<resource-root path=\"%s\"/>"::formatted)
            .collect(Collectors.joining());
    Files.writeString(
        module.resolve("module.xml"),
        """
        <module xmlns="urn:jboss:module:1.9" name="com.acme.app">
          <main-class name="dev.parsimony.app.Visit"/>
          <resources>%s</resources>
          <dependencies><module name="java.se"/><module name="jdk.unsupported"/></dependencies>
        </module>
        """
            .formatted(roots));
    try (Outside outside = Outside.in(folder)) {
      List<String> command = command(jdk, outside.flags());
      command.addAll(List.of("-jar", PLACES.resolve("jboss-modules.jar").toString()));
      command.addAll(List.of("-mp", folder.resolve("modules").toString()));
      command.addAll(List.of("com.acme.app", outside.baseUrl()));

      outside.assertCovered(Program.in(folder).run(command));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void felix(Jdk jdk) throws IOException {
    assertCoveredInOsgi(jdk, "org.apache.felix.framework.jar");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void equinox(Jdk jdk) throws IOException {
    assumeThat(jdk.feature()).as("what Equinox needs").isGreaterThanOrEqualTo(17);
    assertCoveredInOsgi(jdk, "org.eclipse.osgi.jar");
  }

  private void assertCoveredInOsgi(Jdk jdk, String framework) throws IOException {
    String library = PLACES.resolve(framework).toString();
    SmallApp app =
        SmallApp.compiled(folder, "OsgiApp", SmallApp.source("OsgiApp"), library)
            .withLibraries(library);
    Path bundle = bundle(folder.resolve("bundle.jar"));
    try (Outside outside = Outside.in(folder)) {
      Program.Ended ended =
          app.run(jdk, outside.flags(), outside.baseUrl(), bundle.toString(), folder.toString());

      assertThat(ended.status()).isZero();
      outside.assertCovered(ended);
    }
  }

  private String visit() throws IOException {
    SmallApp visit =
        SmallApp.compiled(
            folder, "dev.parsimony.app.Visit", SmallApp.source("Visit"), Client.NEWEST.classPath());
    return visit.classes() + File.pathSeparator + Client.NEWEST.classPath();
  }

  private Path bundle(Path file) throws IOException {
    String classPath = visit();
    String libraries =
        Stream.of(classPath.split(File.pathSeparator))
            .filter(part -> part.endsWith(".jar"))
            .map(part -> "lib/" + Path.of(part).getFileName())
            .collect(Collectors.joining(","));
    try (Archive archive = Archive.at(file)) {
      archive
          .add("META-INF/MANIFEST.MF", MANIFEST.formatted(libraries.replace(",", ",\n ")))
          .addClassPath(classPath, "", "lib/");
    }
    return file;
  }

  private static List<String> command(Jdk jdk, List<String> flags) {
    List<String> command = new ArrayList<>(jdk.command());
    command.addAll(flags);
    return command;
  }
}
