/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;

import dev.parsimony.it.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** An application of one source file, and what came of running it. */
record SmallApp(String mainClass, Path classes, String libraries) {

  /**
   * Compiles a source for Java 8.
   *
   * @param libraries a class path; empty for none
   */
  static SmallApp compiled(Path folder, String name, String source, String libraries)
      throws IOException {
    return compiled(8, folder, name, source, libraries);
  }

  static SmallApp compiled(int java, Path folder, String name, String source, String libraries)
      throws IOException {
    Path file = folder.resolve(name.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-Xlint:-options",
                "--release",
                Integer.toString(java),
                "-cp",
                libraries,
                "-d",
                classes.toString(),
                file.toString());
    if (failures != 0) {
      throw new AssertionError(name + " does not compile");
    }
    return new SmallApp(name, classes, "");
  }

  /** A source among the tests' resources. */
  static String source(String name) throws IOException {
    return resource(name + ".java");
  }

  static String resource(String name) throws IOException {
    try (InputStream in = SmallApp.class.getResourceAsStream("/places/" + name)) {
      return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Program.Ended run(Jdk jdk, List<String> flags, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(jdk.command());
    command.addAll(flags);
    command.addAll(List.of("-cp", classes + File.pathSeparator + libraries, mainClass));
    command.addAll(List.of(arguments));
    return Program.in(classes).run(command);
  }

  /** The same, run with further libraries. */
  SmallApp withLibraries(String classPath) {
    return new SmallApp(mainClass, classes, classPath);
  }
}
