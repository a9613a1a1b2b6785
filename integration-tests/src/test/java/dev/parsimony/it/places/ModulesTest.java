/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers whose modules see nothing of the JVM but what they import. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class ModulesTest {

  private static final Path PLACES = Path.of(System.getProperty("parsimony.places", "places"));

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
        visit().stream()
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

  private List<String> visit() throws IOException {
    SmallApp visit =
        SmallApp.compiled(
            folder, "dev.parsimony.app.Visit", SmallApp.source("Visit"), Client.NEWEST.classPath());
    return List.of((visit.classes() + ":" + Client.NEWEST.classPath()).split(File.pathSeparator));
  }

  private Path bundle(Path file) throws IOException {
    List<Path> parts = visit().stream().map(Path::of).toList();
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "com.acme.app");
    main.putValue("DynamicImport-Package", "javax.*,org.w3c.*,org.xml.*,sun.misc,jdk.net");
    main.putValue(
        "Bundle-ClassPath",
        String.join(
                ",",
                parts.stream()
                    .filter(part -> part.toString().endsWith(".jar"))
                    .map(part -> "lib/" + part.getFileName())
                    .toList())
            + ",.");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Path part : parts) {
        if (Files.isDirectory(part)) {
          addAll(jar, part);
        } else {
          add(jar, "lib/" + part.getFileName(), part);
        }
      }
    }
    return file;
  }

  private static void addAll(JarOutputStream jar, Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        add(jar, classes.relativize(file).toString(), file);
      }
    }
  }

  private static void add(JarOutputStream jar, String name, Path file) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    Files.copy(file, jar);
    jar.closeEntry();
  }

  private static List<String> command(Jdk jdk, List<String> flags) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(flags);
    return command;
  }
}
